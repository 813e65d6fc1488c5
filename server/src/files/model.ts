import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

/** What a file can be attached to. */
export type OwnerKind = 'case' | 'paper' | 'proposal' | 'reward' | 'topic'

export type ContentType = 'image/jpeg' | 'video/mp4' | 'video/quicktime'

/**
 * One uploaded photo or video. `storing` until its bytes lie in the store: a process that dies in between leaves such a row, by
 * which the nightly sweep finds the bytes. `removed` is what stays of a file whose bytes are gone.
 */
export interface StoredFile extends Aggregate {
  uploaderId: string
  kind: 'photo' | 'video'
  contentType: ContentType
  hasThumb: boolean
  width: number | null
  height: number | null
  state: 'storing' | 'ready' | 'hidden' | 'removed'
  /** What it was attached to; null while it is only an upload. */
  ownerKind: OwnerKind | null
  ownerId: string | null
  createdAt: Date
}

export const filesModel = tenantModel<StoredFile>(
  'files',
  new Schema<StoredFile>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      chainHash: { type: String, default: '' },
      uploaderId: { type: String, required: true },
      kind: { type: String, required: true },
      contentType: { type: String, required: true },
      hasThumb: { type: Boolean, required: true },
      width: { type: Number, default: null },
      height: { type: Number, default: null },
      state: { type: String, required: true },
      ownerKind: { type: String, default: null },
      ownerId: { type: String, default: null },
      createdAt: { type: Date, required: true },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, uploaderId: 1, createdAt: -1 })
    .index({ ownerId: 1, state: 1, createdAt: 1 }),
)

export type FileSize = 'full' | 'thumb'

/** Where the bytes lie: the tenant first, so that one county's files can be moved, counted and erased as one. */
export const fileKey = (file: Pick<StoredFile, '_id' | 'tenantId'>, size: FileSize): string =>
  `${file.tenantId}/files/${file._id}/${size}`
