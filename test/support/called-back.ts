/** Who called, and what is dialled to call back: where numbers are dialled directly, and with a trunk prefix. */
export const calledBack = [
  ['123', '123', '123'],
  ['+4986158123', '123', '123'],
  ['4986158123', '123', '123'],
  ['+4986199998', '086199998', '0086199998'],
  ['4986199998', '086199998', '0086199998'],
  ['004986199998', '086199998', '0086199998'],
  ['086199998', '086199998', '0086199998'],
] as const;

/** What a caller's number may say, and nobody calls back. */
export const neverCalledBack = [
  '*21*0900123456#',
  '*97',
  '+88216123456',
  '0900123456',
  '+49900123456',
  '112',
  '0110',
  'door',
  '',
];
