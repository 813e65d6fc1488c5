import { storytelling } from '../../notifications'
import { ACTIVITY_TELLERS } from './activity-stories'
import { HELP_TELLERS } from './help-stories'

/** Tells everybody concerned. */
export const tell = storytelling('volunteering.tell', { ...ACTIVITY_TELLERS, ...HELP_TELLERS })
