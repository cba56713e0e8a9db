/** @file How calls ring. */
import {html, nothing, svg, type TemplateResult} from 'lit';
import type {House} from '../../client/lend/ringer.js';
import {drawn} from '../../icons/icons.js';
import type {DeviceChoice, RingingSettings, RingKind} from '../../protocol/index.js';
import {renderDevices} from './device-field.js';
import {findDevice} from './device-list.js';
import {type Field, type Option, renderChoice, renderLevel, renderSwitch} from './fields.js';
import type {texts} from './texts.js';
import type {Trial} from './trial.js';

export interface RingingFields {
  readonly words: ReturnType<typeof texts>;
  readonly ringing: RingingSettings;
  readonly house: House;
  readonly devices: readonly DeviceChoice[];
  /** The site's own tones. */
  readonly tones: readonly Option[];
  readonly trial: Trial;
  /** A call is going on: nothing is to ring beside it. */
  readonly isBusy: boolean;
  field(name: string, label: string): Field;
  /** `said`: what is said when it is set. */
  set(name: string, change: Partial<RingingSettings>, said?: string): void;
  /** The browser's own list of loudspeakers, where it has one. */
  readonly find: TemplateResult | typeof nothing;
}

const bell = drawn(svg`<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>`);

export function renderRinging(fields: RingingFields): TemplateResult {
  const {words, ringing, house, trial, isBusy, find, field, set} = fields;
  const {seenOnly, volume} = ringing;
  const kinds: readonly RingKind[] = house.ringing?.hotlines?.length
    ? ['external', 'internal', 'hotline']
    : ['external', 'internal'];
  const press = () => {
    if (trial.isOn) trial.stop();
    else if (!isBusy) trial.start(ringing, house);
  };
  return html`
    <fieldset>
      <legend>${words.ringing}</legend>
      ${renderPlaces(fields)} ${find} ${kinds.map(kind => renderTone(kind, fields))}
      ${renderLevel({
        ...field('ring-volume', words.ringVolume),
        value: volume,
        most: 1,
        said: words.percent(volume),
        set: share => set('ring-volume', {volume: share}),
      })}
      ${renderSwitch({
        ...field('seen-only', words.seenOnly),
        note: seenOnly ? words.whySeenOnly : '',
        on: seenOnly,
        set: on => set('seen-only', {seenOnly: on}),
      })}
      <button
        type="button"
        class="button small"
        aria-pressed=${trial.isOn}
        aria-disabled=${isBusy}
        aria-describedby=${isBusy ? 'why-not-now' : nothing}
        @click=${press}
      >
        ${bell}${words.trial}
      </button>
      ${isBusy ? html`<p class="quiet" id="why-not-now">${words.notNow}</p>` : nothing}
    </fieldset>
  `;
}

/** A row for each device, and one more for the next where there is one: without any it is the system's default, which no other rings beside. */
function renderPlaces({words, ringing, devices, trial, field, set}: RingingFields): readonly TemplateResult[] {
  const chosen = ringing.devices;
  const free = (index: number) => {
    const others = chosen.filter((_, other) => other !== index).map(each => findDevice(devices, each));
    return devices.filter(device => !others.includes(device));
  };
  const isMore = chosen.length > 0 && free(chosen.length).length > 0;
  const rows: (DeviceChoice | null)[] = [...chosen, ...(chosen.length === 0 || isMore ? [null] : [])];
  return rows.map((device, index) => {
    const given = field(`ring-device-${index}`, words.ringDevice(index));
    const problem = device && trial.refused.has(device.id) ? words.refuses(device.label) : '';
    const place = {...given, problem: given.problem || problem};
    const none = index === 0 ? words.systems : words.noOther;
    return renderDevices({
      ...place,
      devices: free(index),
      chosen: device,
      none,
      isMissing: words.isMissing,
      choose: next => {
        const kept = index === 0 && !next ? [] : chosen.filter((_, other) => other !== index);
        const all = next ? [...chosen.slice(0, index), next, ...chosen.slice(index + 1)] : kept;
        set(place.name, {devices: all}, words.set(place.label, next?.label ?? none));
      },
    });
  });
}

function renderTone(kind: RingKind, {words, ringing, house, tones, trial, field, set}: RingingFields): TemplateResult {
  const value = ringing.tones[kind];
  const made = Object.entries(words.tones).map(([name, text]) => ({value: name, text}));
  const all = [...made, ...tones];
  const nameOf = (tone: string) => all.find(each => each.value === tone)?.text;
  const given = trial.ringer?.toneFor(kind, {}, house) ?? '';
  const gone = value && nameOf(value) === undefined ? [{value, text: words.isGone(value)}] : [];
  const place = field(`ring-tone-${kind}`, words.ringTone[kind]);
  return renderChoice({
    ...place,
    note: kind === 'external' ? words.forOutside : '',
    value,
    options: [{value: '', text: words.asGiven(nameOf(given) ?? '')}, ...made, ...gone],
    others: {label: words.ofHouse, options: tones},
    choose: tone => {
      trial.kind = kind;
      set(place.name, {tones: {...ringing.tones, [kind]: tone}});
    },
  });
}
