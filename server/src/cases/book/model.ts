import type { CategoryClass, CategoryLeaf } from '@linli/shared/cases/categories'
import { Schema } from 'mongoose'
import { tenantModel } from '../../platform/store/model'

/** One version of the category book (DOMAIN §1). Versions are only added; the highest is in force. */
export interface BookDoc {
  /** `tenantId:version`: two imports at once can't make the same version. */
  _id: string
  tenantId: string
  version: number
  importedAt: Date
  /** Hash over classes and leaves: the same book again changes nothing. */
  contentHash: string
  classes: CategoryClass[]
  leaves: CategoryLeaf[]
}

export const bookModel = tenantModel<BookDoc>(
  'categoryBooks',
  new Schema<BookDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: Number,
      importedAt: Date,
      contentHash: String,
      classes: Schema.Types.Mixed,
      leaves: Schema.Types.Mixed,
    },
    { versionKey: false, minimize: false },
  ).index({ tenantId: 1, version: -1 }, { unique: true }),
)
