import type {html as Html, TemplateResult} from 'lit';
import type {Terms} from '../../i18n/index.js';
import type {Lamp} from '../../protocol/index.js';

/** What stands in or beside the ring; an empty ring: free. */
const shapes = {
  idle: '',
  unregistered: 'M5 19 19 5',
  busy: 'M12 7a5 5 0 0 1 0 10Z',
  ringing: 'M5 7a9 9 0 0 0 0 10M19 7a9 9 0 0 1 0 10',
} as const;

/** The state of another line, in a shape and a word. `html`: the page's Lit, for this part has none of its own. */
export function renderLamp(html: typeof Html, lamp: Exclude<Lamp, 'unknown'>, terms: Terms): TemplateResult {
  return html`<span class="lamp"
    ><svg viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="5" stroke-width="2.5" />
      <path d=${shapes[lamp]} fill=${lamp === 'busy' ? 'currentColor' : 'none'} /></svg
    >${terms.lamps[lamp]}</span
  >`;
}
