import { type Feature, models } from '../platform/feature'
import { sweepJob } from './jobs/sweep'
import { filesModel } from './model'
import { personalFiles } from './personal-data'
import { deleteBytes } from './reactions/delete-bytes'
import { routes } from './routes'

export { claimFiles } from './commands/claim-files'
export { hideFile } from './commands/hide-file'
export { removeFile } from './commands/remove-file'
export { storeFile } from './commands/store-file'
export { readUpload } from './multipart'
export type { Attachment } from './present'
export { attachmentsOf } from './queries/attachments-of'
export { photoBytes } from './queries/photo-bytes'

/** Photos and short films: taken in, made harmless, kept, shown by links that end. */
export const filesFeature: Feature = {
  name: 'files',
  models: models(filesModel as never),
  routes,
  reactions: [deleteBytes],
  jobs: [sweepJob],
  personalData: personalFiles,
}
