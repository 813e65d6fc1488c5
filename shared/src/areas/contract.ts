import { z } from 'zod'
import { endpoint } from '../platform/endpoint'
import { id, tenantSlug, text, time } from '../platform/schemas'
import { LEVELS } from './levels'

const ring = z.array(z.array(z.number()).min(2).max(3)).min(4).max(5_000)
/** GeoJSON (RFC 7946) polygon, longitude first. */
export const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(50) })

export const area = z.object({
  id,
  code: z.string(),
  name: z.string(),
  level: z.enum(LEVELS),
  parentId: id.nullable(),
  /** Ids from the county down, `/a/b/c/`: a role for an area covers every path that starts with it. */
  path: z.string(),
  center: z.object({ lng: z.number(), lat: z.number() }),
})

const hours = z
  .array(z.strictObject({ from: z.string().regex(/^\d\d:\d\d$/), to: z.string().regex(/^\d\d:\d\d$/) }))
  .min(1)
  .max(4)

const unitFields = {
  code: z.string().regex(/^[\w-]{1,30}$/),
  name: text(1, 40),
  areaId: id,
  /** Category codes or prefixes the unit is responsible for. */
  duties: z.array(z.string().regex(/^[\w.-]{1,20}$/)).max(200),
  /** Opening hours on working days; null: the county’s. */
  workingHours: hours.nullable(),
  phone: z.string().max(20).nullable(),
  active: z.boolean(),
}

export const unit = z.object({
  id,
  ...unitFields,
  name: z.string(),
  areaPath: z.string(),
  /** Of a closed unit: the one that does now what it did. */
  successorId: id.nullable(),
})

const admin = ['administrator'] as const

export const areasContract = {
  'areas.tree': endpoint({
    name: 'areas.tree',
    method: 'GET',
    path: '/areas',
    access: 'public',
    input: z.strictObject({ tenant: tenantSlug, level: z.enum(LEVELS).optional(), parentId: id.optional() }),
    output: z.object({ items: z.array(area) }),
    errors: ['TENANT_UNKNOWN'],
    summary: 'Areas of a county: county, towns, communities, grids',
  }),
  'areas.polygons': endpoint({
    name: 'areas.polygons',
    method: 'GET',
    path: '/areas/polygons',
    access: 'public',
    input: z.strictObject({ tenant: tenantSlug, level: z.enum(LEVELS).default('grid') }),
    output: z.object({
      items: z.array(z.object({ id, name: z.string(), parentId: id.nullable(), polygon })),
    }),
    errors: ['TENANT_UNKNOWN'],
    summary: 'Borders of the areas of one level, for drawing',
  }),
  'areas.locate': endpoint({
    name: 'areas.locate',
    method: 'GET',
    path: '/areas/locate',
    access: 'public',
    input: z.strictObject({
      tenant: tenantSlug,
      lng: z.coerce.number().min(-180).max(180).meta({ type: 'number', minimum: -180, maximum: 180 }),
      lat: z.coerce.number().min(-180).max(180).meta({ type: 'number', minimum: -180, maximum: 180 }),
    }),
    output: z.object({ county: area, town: area, community: area, grid: area }),
    errors: ['TENANT_UNKNOWN', 'PLACE_OUTSIDE', 'PLACE_SWAPPED'],
    summary: 'The grid a point lies in, with everything above it',
  }),
  'areas.import': endpoint({
    name: 'areas.import',
    method: 'POST',
    path: '/areas/import',
    access: admin,
    input: z.strictObject({
      type: z.literal('FeatureCollection'),
      features: z
        .array(
          z.object({
            type: z.literal('Feature'),
            properties: z.object({
              code: z.string(),
              name: z.string(),
              level: z.string(),
              parentCode: z.string().nullable(),
            }),
            geometry: z.unknown(),
          }),
        )
        .min(1)
        .max(5_000),
    }),
    output: z.object({ created: z.int(), updated: z.int() }),
    errors: ['GEOMETRY_INVALID', 'AREA_FORBIDDEN'],
    summary: 'Imports areas from GeoJSON, all or nothing; each broken border is named',
  }),
  'areas.units': endpoint({
    name: 'areas.units',
    method: 'GET',
    path: '/units',
    access: 'signedIn',
    input: z.strictObject({ categoryCode: z.string().max(20).optional() }),
    output: z.object({ items: z.array(unit) }),
    errors: [],
    summary: 'Units of the county, or those responsible for a category',
  }),
  'areas.createUnit': endpoint({
    name: 'areas.createUnit',
    method: 'POST',
    path: '/units',
    access: admin,
    input: z.strictObject(unitFields),
    output: unit,
    errors: ['AREA_UNKNOWN', 'AREA_FORBIDDEN', 'DUPLICATE'],
    summary: 'Adds a unit with its duties and working hours',
  }),
  'areas.updateUnit': endpoint({
    name: 'areas.updateUnit',
    method: 'PUT',
    path: '/units/:id',
    access: admin,
    input: z.strictObject({ id, ...unitFields, successorId: id.nullable() }),
    output: unit,
    errors: ['AREA_UNKNOWN', 'AREA_FORBIDDEN', 'UNIT_UNKNOWN', 'DUPLICATE', 'STALE_VERSION'],
    summary: 'Changes a unit; a closed one names its successor',
  }),
  'areas.calendars': endpoint({
    name: 'areas.calendars',
    method: 'GET',
    path: '/calendars',
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({ year: z.int(), days: z.int(), provisional: z.boolean(), importedAt: time.nullable() }),
      ),
    }),
    errors: [],
    summary: 'The years whose holidays are known; a year without a list is provisional',
  }),
  'areas.importCalendar': endpoint({
    name: 'areas.importCalendar',
    method: 'POST',
    path: '/calendars',
    access: admin,
    input: z.strictObject({
      year: z.int().min(2020).max(2100),
      /** The State Council list; left out: the list of the calendar library. */
      days: z
        .array(z.strictObject({ name: z.string().max(40), date: z.iso.date(), isOffDay: z.boolean() }))
        .max(120)
        .optional(),
    }),
    output: z.object({ year: z.int(), days: z.int(), changed: z.boolean() }),
    errors: ['CALENDAR_INVALID', 'AREA_FORBIDDEN'],
    summary:
      'Imports a year’s holidays and make-up days; open deadlines are recomputed after it; twice changes nothing',
  }),
} as const
