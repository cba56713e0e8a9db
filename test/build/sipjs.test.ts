/** @file What the build of the worker takes for granted of SIP.js' files: see build/sipjs.mjs. */
import {existsSync, readdirSync, readFileSync, realpathSync} from 'node:fs';
import {join, relative} from 'node:path';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {expect} from 'chai';
import {rollup} from 'rollup';
import * as SIP from 'sip.js';
import {emptied, lean, removed, standIns, unheard, without, withStandIns} from '../../build/sipjs.mjs';

const lib = realpathSync(join(process.cwd(), 'node_modules/sip.js/lib'));
const {version} = JSON.parse(readFileSync(join(lib, '../package.json'), 'utf8')) as {version: string};

const wanted = ['user-agent', 'inviter'].map(file => `export * from 'sip.js/lib/api/${file}.js';`).join('');

/** The modules that a worker has of SIP.js. */
async function bundled(modules = standIns) {
  const entry = {
    name: 'entry',
    resolveId: (source: string) => (source === 'entry' ? join(process.cwd(), 'entry.js') : null),
    load: (id: string) => (id.endsWith('entry.js') ? wanted : null),
  };
  const bundle = await rollup({input: 'entry', plugins: [entry, withStandIns(modules), nodeResolve()]});
  const {output} = await bundle.generate({format: 'es', inlineDynamicImports: true});
  return Object.keys(output[0].modules);
}

describe('the build without what it leaves out of SIP.js', () => {
  for (const [module, standIn] of standIns) {
    it(`finds ${module} where it was, with the exports that it had`, async () => {
      const path = join(lib, module);
      expect(existsSync(path), `SIP.js ${version} has no lib/${module}: move build/sipjs/${module}`).to.equal(true);
      const names = async (file: string) => Object.keys((await import(file)) as object);
      // Nobody asks which error the grammar threw.
      const theirs = (await names(path)).filter(name => name !== 'SyntaxError');
      expect(theirs, `SIP.js ${version} changed the exports of lib/${module}`).to.have.members(await names(standIn));
    });
  }

  it('puts each in the place of its module, and knows all names by which the others call the log', async () => {
    const modules = await bundled();
    for (const module of standIns.keys()) expect(modules).to.not.include(join(lib, module));
    const others: string[] = [];
    for (const path of modules.filter(id => id.startsWith(lib))) {
      for (const [call] of readFileSync(path, 'utf8').matchAll(/[\w.]*logger\w*\.\w+(?=\()/gi)) {
        if (!unheard.includes(call) && !/oggerFactory\.getLogger$/.test(call)) others.push(`${path}: ${call}`);
      }
    }
    expect(others, `SIP.js ${version} calls its log by a name that build/sipjs.mjs does not have`).to.deep.equal([]);
  });

  it('fails when one stands in for nothing', async () => {
    const failure: unknown = await bundled(new Map([...standIns, ['api/gone.js', '/gone.js']])).catch(error => error);
    expect(String(failure)).to.include('SIP.js imports no lib/api/gone.js any more');
  });

  it('leaves out methods that nobody calls, and empties those that are called where nobody comes', async () => {
    const uses = (names: string, code: string) =>
      [...code.replace(/\/\*[^]*?\*\/|\/\/.*/g, '').matchAll(new RegExp(`[\\w.?]*\\.(?:${names})`, 'g'))].map(
        ([use]) => use,
      );
    const methods = [...new Set([...removed.values(), ...emptied.values()].flat())];
    const getters = methods.filter(name => /[iI]dentity|Handler$|^friendly/.test(name));
    const called = methods.filter(name => !getters.includes(name)).join('|');
    const usesIn = (code: string) => [
      ...uses(`(?:${called})\\(`, code),
      ...uses(`(?:${getters.join('|')})\\b(?!\\()`, code),
    ];
    const theirs = (await bundled())
      .filter(id => id.startsWith(lib))
      .flatMap(id => usesIn(lean(readFileSync(id, 'utf8'), relative(lib, id))));
    expect([...new Set(theirs)]).to.have.members([
      'this.notifyReferer(',
      'this.sendProgressReliableWaitForPrack(',
      'this.sendProgressTrying(',
      'this.sendProgressWithSDP(',
      'this.waitForArrivalOfPrack(',
      'this.prackNeverArrived(',
      'this.attemptReconnection(',
    ]);
    const ours = readdirSync('src/core', {recursive: true, encoding: 'utf8'})
      .filter(file => file.endsWith('.ts'))
      .flatMap(file => usesIn(readFileSync(join('src/core', file), 'utf8')));
    expect(ours).to.deep.equal(['dialog.refer(']);
  });

  it('fails where there is nothing to be left out', () =>
    expect(() => without('class Session {\n    bye() {\n    }\n}\n', ['refer'])).to.throw('no method refer'));

  it('declines what the far end wishes to be dialled', async () => {
    const {Referral} = (await import(String(standIns.get('api/referral.js')))) as typeof SIP;
    const told: unknown[] = [];
    const request = {reject: (options: unknown) => told.push(options)} as unknown as SIP.Core.IncomingReferRequest;
    await new Referral(request, {} as SIP.Session).reject({statusCode: 603});
    expect(told).to.deep.equal([{statusCode: 603}]);
  });

  it('has a mute log with all that can be called of the real one', async () => {
    const {LoggerFactory} = (await import(String(standIns.get('core/log/logger-factory.js')))) as typeof SIP.Core;
    const levels = Object.keys(SIP.Core.Levels).filter(name => isNaN(Number(name)));
    expect(new LoggerFactory().getLogger('any')).to.have.all.keys(levels);
    expect(unheard).to.include.members(levels.map(level => `this.logger.${level}`));
  });
});
