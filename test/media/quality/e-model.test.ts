import {expect} from 'chai';
import {opinion, rating} from '../../../src/media/quality/e-model.js';

/** R, and from it the mean opinion score, by one-way delay and loss: G.107 for G.711 with loss concealment (Bpl 25.1). */
const published: readonly (readonly [delay: number, ...by: readonly (readonly [r: number, mos: number])[]])[] = [
  [100, [91, 4.36], [87, 4.26], [84, 4.16], [81, 4.05], [75, 3.82], [64, 3.29]],
  [150, [90, 4.33], [86, 4.23], [83, 4.12], [79, 4.0], [74, 3.77], [63, 3.23]],
  [200, [86, 4.23], [82, 4.11], [79, 3.98], [76, 3.85], [70, 3.6], [59, 3.04]],
  [250, [79, 3.99], [76, 3.85], [72, 3.7], [69, 3.55], [63, 3.28], [52, 2.69]],
  [300, [73, 3.71], [69, 3.54], [65, 3.38], [62, 3.22], [57, 2.93], [45, 2.34]],
  [400, [59, 3.05], [55, 2.86], [52, 2.69], [49, 2.52], [43, 2.23], [32, 1.7]],
];
const losses = [0, 1, 2, 3, 5, 10];

describe('the E-model', () => {
  it('rates delay and loss as the published table', () => {
    for (const [delay, ...row] of published)
      row.forEach(([r, mos], column) => {
        const rated = rating(delay, losses[column] ?? NaN);
        expect(Math.round(rated), `R of ${delay} ms and ${losses[column]} %`).to.equal(r);
        expect(opinion(rated), `opinion of ${delay} ms and ${losses[column]} %`).to.be.closeTo(mos, 0.011);
      });
  });

  it('makes opinions of ratings as G.107 Annex B does', () => {
    for (const [r, mos] of [
      [93.2, 4.41],
      [90, 4.34],
      [80, 4.03],
      [70, 3.6],
      [60, 3.1],
      [50, 2.58],
    ] as const)
      expect(opinion(r)).to.be.closeTo(mos, 0.01);
  });

  it('never leaves its scale, however bad it gets', () => {
    expect(rating(5_000, 100)).to.equal(0);
    expect(opinion(0)).to.equal(1);
    expect(opinion(1)).to.equal(1);
  });
});
