import { filesFeature } from './files'
import { identityFeature } from './identity'
import { moderationFeature } from './moderation'
import type { Feature } from './platform/feature'

/** The map of the server: every feature, one line each. */
export const features: readonly Feature[] = [identityFeature, filesFeature, moderationFeature]
