import { lettersFor, TOLD } from '../news/letters'
import { telling } from './telling'

/** Tells people of the steps of cases. */
export const tell = telling('notifications.tell', TOLD, lettersFor)
