import type { Level } from '@linli/shared/areas/levels'
import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

/** GeoJSON (RFC 7946): rings of [lng, lat], the first one outside, the others holes. */
export interface Polygon {
  type: 'Polygon'
  coordinates: number[][][]
}

/** A part of the county, as others see it. */
export interface Area {
  _id: string
  /** The county's own name for it in its files; an import finds it again by this. */
  code: string
  name: string
  level: Level
  parentId: string | null
  /** Ids from the county down, `/a/b/c/`. Grants and cases keep it, so an area never moves to another parent. */
  path: string
  center: { lng: number; lat: number }
}

export interface AreaDoc extends Area, Aggregate {
  polygon: Polygon
}

export const areaModel = tenantModel<AreaDoc>(
  'areas',
  new Schema<AreaDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      chainHash: { type: String, default: '' },
      code: { type: String, required: true },
      name: { type: String, required: true },
      level: { type: String, required: true },
      parentId: { type: String, default: null },
      path: { type: String, required: true },
      center: { type: new Schema({ lng: Number, lat: Number }, { _id: false }), required: true },
      polygon: { type: Schema.Types.Mixed, required: true },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, code: 1 }, { unique: true })
    .index({ tenantId: 1, level: 1, code: 1 })
    .index({ tenantId: 1, parentId: 1 })
    .index({ tenantId: 1, level: 1, polygon: '2dsphere' }),
)
