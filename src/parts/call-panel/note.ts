import {html, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {live} from 'lit/directives/live.js';
import {type GatedPhone, pagePhones} from '../../controllers/index.js';
import {deskOf} from '../../elements/desk.js';
import {tell} from '../../elements/events.js';
import type {Call, CallId} from '../../protocol/index.js';
import {NoteStore} from './note-store.js';
import {texts} from './texts.js';

/** Characters of a note. */
const longest = 2000;

/**
 * The field for a note on the call that one talks in. What is written is this tab's: it goes to the application when the call ends, with
 * `amt-call-end`, and neither to the phone nor to any other page.
 */
export class Note {
  readonly #store = new NoteStore();
  /** What the page before this one has left, until it is known what became of those calls. */
  readonly #left: Promise<Map<CallId, string>>;

  constructor(private readonly host: ReactiveControllerHost) {
    this.#left = this.#store.load().catch(() => new Map<CallId, string>());
  }

  /** Forgets what the application has been given, and takes up what it has not. */
  look(phone: GatedPhone): void {
    const {notes} = deskOf(phone);
    for (const {id} of phone.state.ended) if (notes.has(id)) this.#keep(notes, id, '');
    void this.#left.then(left => this.#takeUp(left, phone));
  }

  render(phone: GatedPhone, {id}: Call, language: string): TemplateResult {
    const {note, hint} = texts(language);
    const {notes} = deskOf(phone);
    const write = ({currentTarget}: Event) => this.#keep(notes, id, (currentTarget as HTMLTextAreaElement).value);
    return html`<div class="note" part="note">
      <label for="note">${note}</label>
      ${
        // One for each call: what is typed never comes to stand with another.
        keyed(
          id,
          html`<textarea
            id="note"
            class="field"
            rows="2"
            maxlength=${longest}
            aria-describedby="note-hint"
            .value=${live(notes.get(id) ?? '')}
            @input=${write}
          ></textarea>`,
        )
      }
      <p class="quiet" id="note-hint">${hint}</p>
    </div>`;
  }

  #keep(notes: Map<CallId, string>, id: CallId, text: string): void {
    if (text) notes.set(id, text);
    else notes.delete(id);
    this.#store.save(id, text);
  }

  #takeUp(left: Map<CallId, string>, phone: GatedPhone): void {
    const {calls, ended} = phone.state;
    const {notes} = deskOf(phone);
    for (const [id, note] of left) {
      const over = ended.find(call => call.id === id);
      if (!over && !calls.some(call => call.id === id)) continue;
      left.delete(id);
      if (over) {
        // It ended while no page was there that knew the note.
        const provider = pagePhones().providers.find(each => each.phone === phone);
        if (provider) tell(provider, 'amt-call-end', {call: over, note});
        this.#store.save(id, '');
      } else if (!notes.has(id)) {
        notes.set(id, note);
        this.host.requestUpdate();
      }
    }
  }
}
