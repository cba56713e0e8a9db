import {expect} from 'chai';
import {headersFor} from '../../demo/site/headers.js';
import {hostOf} from '../../demo/site/hosts.js';

function known(header: string) {
  const host = hostOf(header);
  if (!host) throw new Error(`${header} is unknown`);
  return host;
}

describe('demo hosts', () => {
  it('puts everything on localhost onto one host', () => {
    const {phone, application, addresses} = known('localhost:8080');
    expect(phone).to.equal('http://localhost:8080');
    expect(application).to.equal(undefined);
    expect(addresses).to.deep.equal({phone: '', intranet: '', wohngeld: ''});
  });

  it('sends the pages of the applications to the phone on its own host', () => {
    const {phone, application} = known('intranet.amt.localhost:8080');
    expect(phone).to.equal('http://telefon.amt.localhost:8080');
    expect(application).to.equal('intranet');
  });

  it('knows no other name, so that no foreign page can point its own name here', () => {
    for (const header of [undefined, '', 'elsewhere.example', 'amt.localhost.example:8080', 'localhost:8080/x']) {
      expect(hostOf(header), header).to.equal(undefined);
    }
  });

  it('lets the applications frame the bridge and nothing else', () => {
    const phone = known('telefon.amt.localhost:8080');
    expect(headersFor(phone)['Content-Security-Policy']).to.include("frame-ancestors 'none'");
    expect(headersFor(phone, '/bridge.html')['Content-Security-Policy']).to.include(
      "frame-ancestors 'self' http://intranet.amt.localhost:8080 http://fachverfahren.amt.localhost:8080;",
    );
  });

  it('lets pages frame the bridge that isolate themselves (embedding 10)', () => {
    const phone = known('telefon.amt.localhost:8080');
    for (const path of ['/bridge.html', '/amtsleitung.worker.js'])
      expect(headersFor(phone, path)['Cross-Origin-Embedder-Policy'], path).to.equal('require-corp');
    expect(headersFor(phone)).to.not.have.property('Cross-Origin-Embedder-Policy');
  });

  it('keeps the windows in touch with who opened them, and lets nobody frame them', () => {
    const phone = known('telefon.amt.localhost:8080');
    for (const path of ['/phone.html', '/confirm.html']) {
      const headers = headersFor(phone, path);
      expect(headers['Cross-Origin-Opener-Policy'], path).to.equal('unsafe-none');
      expect(headers['Content-Security-Policy'], path).to.include("frame-ancestors 'none'");
    }
    expect(headersFor(phone)['Cross-Origin-Opener-Policy']).to.equal('same-origin-allow-popups');
  });

  it('allows an application the phone’s script and frame, and no connection but its own', () => {
    const policy = headersFor(known('fachverfahren.amt.localhost:8080'))['Content-Security-Policy'];
    expect(policy).to.include("script-src 'self' http://telefon.amt.localhost:8080;");
    expect(policy).to.include('frame-src http://telefon.amt.localhost:8080;');
    expect(policy).to.include("connect-src 'self' ws://fachverfahren.amt.localhost:8080;");
  });
});
