/**
 * @file What a page may ask of the core, as one table: the types, the check of a guest's message, the patience of a page and
 * what a page of another host may send are all read from it. A command settles when the core accepted or refused it,
 * never with a guess of the outcome: the outcome is in the state.
 */
import type {SettingsChange} from './settings.js';
import type {CallId} from './state.js';

/**
 * What a field of a command may be. `call`: the id of a call; `text`: up to 256 characters; `settings`: what whoever carries it out
 * reads; with `?` it may be missing.
 */
export type FieldShape = 'call' | 'text' | 'text?' | 'tones' | 'flag' | 'flag?' | 'settings';

/**
 * Who may send a command: `anyone`: every page, those of other hosts too; `asked`: these as well, but the phone's own
 * origin reads the number first and may ask a person; `own`: pages of the phone's own host alone.
 */
export type Sender = 'anyone' | 'asked' | 'own';

export interface CommandRow {
  readonly fields: Readonly<Record<string, FieldShape>>;
  readonly from: Sender;
  /** The user may be asked for the microphone meanwhile, or tones be played: a page waits longer for the result. */
  readonly isSlow?: true;
  /** Settles with a call's id, or with a text. */
  readonly yields?: 'call' | 'text';
}

export const commandTable = {
  /** Dial. The page that sends it hosts the audio. */
  call: {
    fields: {target: 'text', emergency: 'flag?', context: 'text?'},
    from: 'asked',
    isSlow: true,
    yields: 'call',
  },
  /** Take a call that rings at `target`, an extension of the house. The page that sends it hosts the audio. */
  pickUp: {fields: {target: 'text'}, from: 'asked', isSlow: true, yields: 'call'},
  /** Answer a ringing call; others are held. Settles when the microphone is there and the answer was given. */
  answer: {fields: {id: 'call'}, from: 'anyone', isSlow: true},
  decline: {fields: {id: 'call'}, from: 'anyone'},
  /** Turn the ringing of a call off, in every page, without declining it. */
  silence: {fields: {id: 'call'}, from: 'anyone'},
  /** End a call in whatever phase it is: cancel, decline or hang up. */
  hangUp: {fields: {id: 'call'}, from: 'anyone'},
  hold: {fields: {id: 'call'}, from: 'anyone'},
  /** Resume a held call; the active one is held. */
  resume: {fields: {id: 'call'}, from: 'anyone'},
  mute: {fields: {id: 'call', on: 'flag'}, from: 'anyone'},
  /** `tones`: digits, `*`, `#`, `A`–`D`, and `,` for a pause of two seconds. */
  sendTones: {fields: {id: 'call', tones: 'tones'}, from: 'anyone', isSlow: true},
  /** Transfer without asking (REFER). */
  transfer: {fields: {id: 'call', target: 'text', context: 'text?'}, from: 'asked'},
  /** Hold `id` and call `target` on its behalf. */
  consult: {fields: {id: 'call', target: 'text', context: 'text?'}, from: 'asked', isSlow: true, yields: 'call'},
  /** Connect the consultation with who waits (REFER with Replaces). `id`: either of the two. */
  completeTransfer: {fields: {id: 'call'}, from: 'anyone'},
  /** End the consultation and take up the one who waits. `id`: either of the two. */
  backToCaller: {fields: {id: 'call'}, from: 'anyone'},
  /** Connect two calls of ours with each other and leave. */
  join: {fields: {id: 'call', other: 'call'}, from: 'anyone'},
  /** Say which case a call is about, by an opaque id that goes with it when it is handed on; an empty one forgets it. */
  relate: {fields: {id: 'call', context: 'text'}, from: 'anyone'},
  /** Bring the call's audio to the page that sends this. */
  takeOver: {fields: {id: 'call'}, from: 'anyone', isSlow: true},
  /** Keep what the user types into a half-finished transfer, until the call ends; an empty text forgets it. */
  draft: {fields: {id: 'call', text: 'text'}, from: 'anyone'},
  /** Set where the bar lies and whether it is folded, in all pages of this browser. `corner`: such as `bottom-end`. */
  placeBar: {fields: {corner: 'text', folded: 'flag'}, from: 'anyone'},
  /** Change what the user has set; all of it, or nothing where one of the values is none. */
  changeSettings: {fields: {change: 'settings'}, from: 'own'},
  /** The clerk has seen the missed calls in the list. */
  seeHistory: {fields: {}, from: 'own'},
  /** Delete one entry of the list of calls, or all. */
  deleteHistory: {fields: {id: 'text?'}, from: 'own'},
  /** Say what happens to all calls in: do not disturb, forwarding, or both as a profile has it; `change` is an `AbsenceChange`. */
  setAbsence: {fields: {change: 'settings'}, from: 'own', isSlow: true},
  /** Try to connect and register now. */
  reconnect: {fields: {}, from: 'anyone'},
  /** What happened of late, for whoever helps: no name and no number, but when somebody talked. */
  diagnose: {fields: {}, from: 'own', yields: 'text'},
} as const satisfies Record<string, CommandRow>;

type Table = typeof commandTable;

export type CommandType = keyof Table;

interface Values {
  call: CallId;
  text: string;
  tones: string;
  flag: boolean;
  settings: SettingsChange;
}

type Optional = `${string}?`;
type ValueOf<Shape> = Shape extends `${infer Needed}?`
  ? ValueOf<Needed>
  : Shape extends keyof Values
    ? Values[Shape]
    : never;

type Fields<Row extends CommandRow> = {
  readonly [Name in keyof Row['fields'] as Row['fields'][Name] extends Optional ? never : Name]: ValueOf<
    Row['fields'][Name]
  >;
} & {
  readonly [Name in keyof Row['fields'] as Row['fields'][Name] extends Optional ? Name : never]?:
    ValueOf<Row['fields'][Name]> | undefined;
};

/** A command as it travels: its name as `type`, and its fields. */
export type Command = {[Type in CommandType]: {readonly type: Type} & Fields<Table[Type]>}[CommandType];

/** A command that has a number dialled. */
export type DialCommand = Extract<Command, {readonly target: string}>;

/** What a command settles with. */
export type CommandResults = {
  [Type in CommandType]: Table[Type] extends {readonly yields: infer Yield extends 'call' | 'text'}
    ? Values[Yield]
    : undefined;
};

/** Characters that a guest's text may have. */
const longestText = 256;

const shapes: Readonly<Record<FieldShape, (value: unknown) => boolean>> = {
  call: isText,
  text: isText,
  tones: value => typeof value === 'string' && /^[\d*#a-d,]{0,64}$/i.test(value),
  flag: value => typeof value === 'boolean',
  'text?': value => value === undefined || isText(value),
  'flag?': value => value === undefined || typeof value === 'boolean',
  settings: value => typeof value === 'object' && value !== null,
};

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= longestText;
}

/** Whether exactly these fields are there, besides `type`, each of its shape. */
export function fits(value: object, fields: Readonly<Record<string, FieldShape>>): boolean {
  const given = value as Record<string, unknown>;
  const isKnown = (key: string) => key === 'type' || Object.hasOwn(fields, key);
  return Object.keys(given).every(isKnown) && Object.entries(fields).every(([key, shape]) => shapes[shape](given[key]));
}

/** The row of a command's name; undefined for what is none. */
export function rowOf(type: unknown): CommandRow | undefined {
  return typeof type === 'string' && Object.hasOwn(commandTable, type) ? commandTable[type as CommandType] : undefined;
}
