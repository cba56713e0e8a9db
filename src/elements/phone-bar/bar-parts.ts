/** @file The buttons that parts have put into the bar, and the panel of the one that is open. */
import {type LitElement, type TemplateResult, css, html, nothing} from 'lit';
import {type GatedPhone, barEntries} from '../../controllers/index.js';
import type {Terms} from '../../i18n/index.js';
import {addStyles} from '../add-styles.js';
import type {Sheet} from '../sheet.js';

const badgeStyles = css`
  .badge {
    position: absolute;
    inset-block-start: -3px;
    inset-inline-end: -5px;
    min-inline-size: 18px;
    padding-inline: 4px;
    border: 2px solid var(--_surface);
    border-radius: 11px;
    background: var(--_stop);
    color: var(--_on-stop);
    font-size: 11px;
    font-weight: 700;
    line-height: 15px;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }

  /* At the button in whose place it stands: Mehr, or the one that unfolds the bar. */
  .badge.behind {
    display: none;
    inset-inline-end: 27px;
    pointer-events: none;
  }

  @container (max-width: 36em) {
    .badge.behind {
      display: block;
    }
  }

  :host([collapsed]) .badge.behind {
    display: block;
    inset-inline-end: -5px;
  }

  .tools {
    position: relative;
  }

  /* It lies where the words stand that say whether the phone can be reached, as long as it can, and no call has that place. */
  .tools:has(.sign) {
    position: static;
  }

  .bar:has(.sign) > .status.good {
    visibility: hidden;
  }

  .root.talking .sign,
  .bar:has(> .status:not(.good)) .sign {
    display: none;
  }

  .sign {
    position: absolute;
    inset-inline-start: 7px;
    inset-block-start: calc((4em - 2px - 36px) / 2);
    justify-content: flex-start;
    gap: 6px;
    max-inline-size: var(--_state);
    min-block-size: 36px;
    padding: 4px 8px;
    border-color: var(--_wait);
    background: var(--_wait);
    color: var(--_on-wait);
    line-height: 1.1;
    text-align: start;
  }

  @container (max-width: 51.4em) {
    .sign {
      inset-block-start: 5px;
      padding-block: 0;
    }
  }

  /* The word says it all where there is no room for both. */
  @container (max-width: 26em), (min-width: 51.41em) and (max-width: 86em) {
    .sign {
      padding: 0 3px;
      overflow-wrap: anywhere;
      font-size: 0.86em;
    }

    .sign svg {
      display: none;
    }
  }
`;

const entriesFor = (phone: GatedPhone | null) => barEntries.all.filter(({isFor}) => isFor?.(phone) ?? true);

const shown = (count: number) => (count > 99 ? '99+' : count);

/** In the strip: an icon each. Where it has no room for them, what they count still stands there. */
export function renderButtons(
  sheet: Sheet,
  phone: GatedPhone | null,
  {lang}: Terms,
  isFolded: boolean,
): readonly TemplateResult[] {
  addStyles(sheet.host.renderRoot, badgeStyles);
  const entries = entriesFor(phone).filter(({place}) => place !== 'more');
  const counted = entries.filter(({badge}) => badge?.(phone));
  const counts = counted.map(
    entry =>
      html`<span class="badge behind" role="img" aria-label=${entry.label(lang, phone)}
        >${shown(entry.badge?.(phone) ?? 0)}</span
      >`,
  );
  const sign = renderSign(sheet, phone, lang);
  if (isFolded) return [...counts, sign];
  const buttons = entries.map(entry => {
    const label = entry.label(lang, phone);
    const badge = entry.badge?.(phone);
    return html`<button
      type="button"
      class="button icon entry"
      data-sheet=${entry.name}
      aria-label=${label}
      aria-expanded=${sheet.open === entry.name}
      @click=${() => sheet.toggle(entry.name)}
    >
      ${entry.icon}${badge ? html`<span class="badge">${shown(badge)}</span>` : nothing}
    </button>`;
  });
  return [...buttons, ...counts, sign];
}

/** What the first entry has to say that says something. */
function renderSign(sheet: Sheet, phone: GatedPhone | null, language: string): TemplateResult {
  for (const {name, sign} of entriesFor(phone)) {
    const said = sign?.(phone, language);
    if (said)
      return html`<button
        type="button"
        class="button small sign"
        data-sheet=${name}
        aria-expanded=${sheet.open === name}
        @click=${() => sheet.toggle(name)}
      >
        ${said}
      </button>`;
  }
  return html``;
}

/** Those that have no place in the strip, and all where it is too narrow: a word each. */
export function renderList(sheet: Sheet, phone: GatedPhone | null, {lang}: Terms): readonly TemplateResult[] {
  return entriesFor(phone).map(
    entry =>
      html`<button
        type="button"
        class="button small ${entry.place === 'more' ? '' : 'entry'}"
        data-sheet=${entry.name}
        @click=${(event: Event) => void openInPlace(event, sheet, entry.name)}
      >
        ${entry.icon}${entry.label(lang, phone)}
      </button>`,
  );
}

/** What was pressed is gone then: the focus goes on in what it has opened. */
async function openInPlace({currentTarget}: Event, sheet: Sheet, name: string): Promise<void> {
  const root = (currentTarget as Element).getRootNode() as ShadowRoot;
  sheet.show(name);
  await (root.host as LitElement).updateComplete;
  root.querySelector<HTMLElement>('.opened')?.focus();
}

export function renderPanel(sheet: Sheet, phone: GatedPhone | null, {lang}: Terms): TemplateResult | null {
  const open = entriesFor(phone).find(({name}) => name === sheet.open);
  return open
    ? html`<div class="opened" role="group" tabindex="-1" aria-label=${open.label(lang, phone)}>
        ${open.render(phone, lang)}
      </div>`
    : null;
}
