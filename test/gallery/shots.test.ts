import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import {takeShots} from '../../demo/gallery/shots.js';

describe('the pictures of the gallery', function () {
  this.timeout(60_000);
  const directories: string[] = [];

  /** A running call, dialling, and something open: what has a clock, moves, and floats. */
  async function pictures(): Promise<Map<string, string>> {
    const directory = await mkdtemp(join(tmpdir(), 'amt-gallery-'));
    directories.push(directory);
    const paths = await takeShots(directory, ['talking', 'dialling', 'transfer', 'toast', '320', 'de', 'block']);
    expect(paths).to.have.length(12);
    const read = async (path: string) => [path, await readFile(join(directory, path), 'base64')] as const;
    return new Map(await Promise.all(paths.map(read)));
  }

  after(() => Promise.all(directories.map(directory => rm(directory, {recursive: true}))));

  it('are the same each time, whatever the clock says, and others in each theme', async () => {
    const [first, second] = [await pictures(), await pictures()];
    expect([...first].filter(([path, picture]) => second.get(path) !== picture).map(([path]) => path)).to.deep.equal(
      [],
    );
    expect(new Set(first.values()).size).to.equal(first.size);
  });

  it('are not taken of what is not there', async () => {
    const refusal = await takeShots('unused', ['talking', 'drak']).catch(String);
    expect(refusal).to.match(/Nothing is called drak; there are: rest, /);
  });
});
