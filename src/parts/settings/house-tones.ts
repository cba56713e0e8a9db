import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {failed} from '../../script/failures.js';
import type {Option} from './fields.js';

/** What docs/configuration.md says of the names; no more than a list can show. */
const [fileName, longestName, most] = [/^[a-z\d-]+\.(mp3|wav|m4a|flac)$/, 60, 50];

/** The site's own ring tones: `index.json` of its folder. */
export class HouseTones implements ReactiveController {
  all: readonly Option[] = [];
  #folder: string | undefined;

  /** `folder`: the address, asked for at each update. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly folder: () => string | undefined,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const folder = this.folder();
    if (folder === this.#folder) return;
    this.#folder = folder;
    this.all = [];
    if (!folder) return;
    read(folder).then(tones => {
      if (folder !== this.#folder) return;
      this.all = tones;
      this.host.requestUpdate();
    }, failed('ring tones of the site'));
  }
}

async function read(folder: string): Promise<readonly Option[]> {
  const response = await fetch(new URL('index.json', folder), {credentials: 'same-origin', redirect: 'error'});
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return Object.entries((await response.json()) as object)
    .filter(([file, name]) => fileName.test(file) && typeof name === 'string' && name !== '')
    .slice(0, most)
    .map(([value, name]) => ({value, text: String(name).slice(0, longestName)}));
}
