/** @file Looks at every state of the gallery, in each size and host. */
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {type Choice, type HostName, hostNames, type Language, type Size, sizes} from '../../demo/gallery/choices.js';
import {type GalleryServer, serveGallery} from '../../demo/gallery/server.js';
import {type Example, examples} from '../../demo/gallery/states/index.js';
import {GalleryWindow} from '../../demo/gallery/window.js';
import type {Inspect, Look} from './inspect.page.js';

export interface Seen extends Look {
  readonly example: Example;
  readonly size: Size;
  readonly host: HostName;
  readonly lang: Language;
}

declare const inspect: Inspect;

export class Onlooker {
  private constructor(
    private readonly server: GalleryServer,
    private readonly windows: ReadonlyMap<Size, GalleryWindow>,
  ) {}

  static async come(): Promise<Onlooker> {
    const {outputFiles} = await build({
      entryPoints: [fileURLToPath(new URL('inspect.page.ts', import.meta.url))],
      bundle: true,
      write: false,
      target: 'es2022',
    });
    const script = outputFiles[0]?.text ?? '';
    const server = await serveGallery();
    const opened = (Object.keys(sizes) as Size[]).map(async size => {
      const window = await GalleryWindow.open(server.origin, size);
      // Not by a script of the page: its policy allows its own alone.
      await window.page.evaluate(script);
      return [size, window] as const;
    });
    return new Onlooker(server, new Map(await Promise.all(opened)));
  }

  async go(): Promise<void> {
    for (const window of this.windows.values()) await window.close();
    await this.server.close();
  }

  /** How wide and high some letters are on this machine. */
  async letters(): Promise<Record<string, string>> {
    const [window] = this.windows.values();
    return (await window?.page.evaluate(() => inspect.letters())) ?? {};
  }

  /** All hosts in German; English words in one of them. */
  async lookAtAll(): Promise<Seen[]> {
    const all = [...this.windows].map(async ([size, {page}]) => {
      const seen: Seen[] = [];
      const look = async (example: Example, host: HostName, lang: Language) => {
        const choice: Choice = {state: example.id, host, lang};
        const found = await page.evaluate(wanted => inspect.look(wanted, false), choice);
        if (found) seen.push({example, size, host, lang, ...found});
      };
      for (const example of examples) {
        for (const host of hostNames) await look(example, host, 'de');
        await look(example, 'block', 'en');
      }
      return seen;
    });
    return (await Promise.all(all)).flat();
  }

  /**
   * What is wrong in each state where the clerk's browser has text twice as large, or a text spacing of their own (WCAG 1.4.4,
   * 1.4.12), one line each; where there is a call, under a modal dialog as well.
   */
  async problemsOfText(): Promise<string[]> {
    const all = [...this.windows].map(async ([size, window]) => {
      const found: string[] = [];
      for (const how of ['spaced', 'large']) {
        await window.setText(size, how === 'large' ? 2 : 1);
        for (const {
          id: state,
          state: {calls = []},
        } of examples)
          for (const host of calls.length ? (['block', 'dialog'] as const) : (['block'] as const)) {
            const choice: Choice = {state, host, lang: 'de'};
            const seen = await window.page.evaluate(
              (wanted, isSpaced) => inspect.look(wanted, isSpaced),
              choice,
              how === 'spaced',
            );
            found.push(...(seen?.problems ?? []).map(problem => `${how} ${size} ${host}, ${state}: ${problem}`));
            if (host === 'block' && how === 'large' && size === '320' && seen)
              found.push(
                ...(await window.page.evaluate(() => inspect.violations())).map(
                  violation => `${how} ${size}, ${state}: ${violation}`,
                ),
              );
          }
      }
      await window.setText(size, 1);
      return found;
    });
    return (await Promise.all(all)).flat();
  }

  /** What axe finds in each state, one line each: light in all sizes, dark in one. */
  async violations(): Promise<string[]> {
    const all = [...this.windows].map(async ([size, window]) => {
      const found: string[] = [];
      for (const theme of size === '720' ? (['light', 'dark'] as const) : (['light'] as const)) {
        await window.wear(theme);
        for (const {id: state} of examples) {
          await window.show({state, host: 'block', lang: 'de'});
          const violations = await window.page.evaluate(() => inspect.violations());
          found.push(...violations.map(violation => `${size}, ${theme}, ${state}: ${violation}`));
        }
      }
      return found;
    });
    return (await Promise.all(all)).flat();
  }
}
