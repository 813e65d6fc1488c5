import { z } from 'zod'
import { endpoint } from '../platform/endpoint'
import { id } from '../platform/schemas'

/** A photo or short video as an answer shows it. Addresses are signed and end after a while. */
export const attachment = z.object({
  id,
  kind: z.enum(['photo', 'video']),
  url: z.string(),
  thumbUrl: z.string().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
})

export const MAX_FILE_BYTES = 10 * 1024 * 1024
/** wx.chooseMedia records at most 60 s; recorders overshoot by a few frames. */
export const MAX_VIDEO_SECONDS = 61

export const filesContract = {
  'files.upload': endpoint({
    name: 'files.upload',
    method: 'POST',
    path: '/files',
    access: 'signedIn',
    transport: 'upload',
    input: z.strictObject({}),
    output: attachment,
    errors: [
      'FILE_TOO_LARGE',
      'FILE_TYPE',
      'FILE_BROKEN',
      'FILE_EMPTY',
      'VIDEO_TOO_LONG',
      'GUARDIAN_REQUIRED',
    ],
    summary:
      'Uploads one photo (jpeg, png, webp, heic) or short mp4, at most 10 MB; place and camera data are removed',
  }),
  'files.read': endpoint({
    name: 'files.read',
    method: 'GET',
    path: '/files/:id',
    access: 'public',
    transport: 'raw',
    input: z.strictObject({
      id,
      size: z.enum(['full', 'thumb']).default('full'),
      until: z.string().regex(/^\d{10}$/),
      signature: z.string().regex(/^[\w-]{43}$/),
    }),
    output: z.unknown(),
    errors: ['LINK_EXPIRED', 'NOT_FOUND'],
    summary: 'Bytes of a file, by a signed link',
  }),
} as const
