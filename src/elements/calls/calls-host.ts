import type {LitElement} from 'lit';
import type {AnnouncementLevel, CommandController, PhoneHost} from '../../controllers/index.js';
import type {Terms} from '../../i18n/index.js';
import type {Configuration} from '../../protocol/index.js';
import type {Sheet} from '../sheet.js';

/** What an element gives that shows calls. */
export interface CallsHost {
  readonly element: LitElement & PhoneHost;
  readonly commands: CommandController;
  /** What is open beside the call. */
  readonly sheet: Sheet;
  /** Whether further callers are shown here while a call runs. */
  readonly takesRinging: boolean;
  terms(): Terms;
  configuration(): Configuration | null;
  announce(text: string, level?: AnnouncementLevel): void;
}
