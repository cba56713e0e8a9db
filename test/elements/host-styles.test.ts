import {expect} from 'chai';
import '../../src/all.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {deepAll, nameOf, press, settled} from '../support/find.js';
import {mount, unmountAll} from '../support/mount.js';

/** What pages say of all that they hold; the phone's own rules are in shadow roots, so this comes by inheritance or at the element. */
const pages: Record<string, string> = {
  'Bootstrap 3': `
    html{font-family:sans-serif;font-size:10px;-webkit-text-size-adjust:100%}
    body{font-family:"Helvetica Neue",Helvetica,Arial,serif;font-size:14px;line-height:1.42857143;color:#333}
    *,*:before,*:after{box-sizing:border-box}
    button,input,select,textarea{margin:0;font:inherit;line-height:inherit;color:inherit}
    button{overflow:visible;text-transform:none;-webkit-appearance:button}
    p{margin:0 0 10px} ul,ol{margin:0 0 10px;padding:0 40px} svg:not(:root){overflow:hidden}
    [hidden]{display:none!important} label{display:inline-block;max-width:100%;margin-bottom:5px;font-weight:700}`,
  'the resets of TYPO3 sites': `
    html,body,div,span,p,a,b,ul,ol,li,form,label,section,button,input{margin:0;padding:0;border:0;font:inherit;vertical-align:baseline}
    html{font-size:62.5%}
    body{font-size:1.6rem;line-height:2.4;letter-spacing:.05em;word-spacing:.2em;text-align:justify;hyphens:auto;word-break:break-all;
      text-indent:2em;font-variant:small-caps;font-feature-settings:"smcp","onum"}
    ol,ul{list-style:square inside} button,input{height:20px;text-transform:uppercase}`,
  'rules for everything': `
    *{margin:0;padding:0;border:0;outline:0;min-width:0;line-height:1!important;font-size:10px!important;font-weight:900;font-style:italic;
      color:red!important;text-align:right;text-transform:uppercase;letter-spacing:3px;white-space:pre;box-sizing:content-box;
      vertical-align:top;text-shadow:1px 1px red;text-decoration:none;list-style:disc;cursor:wait;user-select:none;tab-size:1}`,
};

const look = [
  'font',
  'color',
  'backgroundColor',
  'letterSpacing',
  'wordSpacing',
  'textAlign',
  'textIndent',
  'textTransform',
  'textShadow',
  'textDecorationLine',
  'whiteSpace',
  'wordBreak',
  'fontFeatureSettings',
  'padding',
  'borderRadius',
  'borderWidth',
  'boxSizing',
  'outlineStyle',
] as const;

describe('The styles of a page (A-84)', () => {
  const style = document.createElement('style');
  afterEach(() => {
    style.remove();
    unmountAll();
  });

  /** Where everything of the phone is and how it looks, with all opened; a line for each. */
  async function looks(rules: string): Promise<string[]> {
    style.textContent = rules;
    document.head.append(style);
    const phone = new FakePhone({...reachable(), calls: [aCall({held: true}), aRingingCall({id: 'maier'})]});
    // Beside it what pages have around it is not to be told from what it is given.
    const bar = await mount('amt-phone-bar', {phone}, {width: '760px'});
    await settled(bar);
    await press(bar, 'Weiterleiten');
    await settled(bar);
    await new Promise(resolve => setTimeout(resolve, 250));
    const strip = (deepAll(bar, '.bar')[0] ?? bar).getBoundingClientRect();
    const lines = deepAll(bar, '*')
      .filter(each => each.checkVisibility() && each.shadowRoot === null)
      .map(each => {
        const {left, top, width, height} = each.getBoundingClientRect();
        const styles = getComputedStyle(each);
        const places = [left - strip.left, top - strip.top, width, height].map(value => Math.round(value * 2) / 2);
        return `${each.localName} ${nameOf(each).replace(/\d/g, '0').slice(0, 30)}: ${places.join(' ')} ${look.map(name => `${name} ${styles[name]}`).join('; ')}`;
      });
    style.remove();
    unmountAll();
    return [`height ${strip.height}`, ...lines];
  }

  for (const [name, rules] of Object.entries(pages))
    it(`change nothing of the phone, neither its places nor its looks: ${name}`, async () => {
      const [before, after] = [await looks(''), await looks(rules)];
      expect(before).to.have.length.above(40);
      expect(after.filter((line, index) => line !== before[index])).to.deep.equal([]);
      expect(after).to.have.length(before.length);
    });
});
