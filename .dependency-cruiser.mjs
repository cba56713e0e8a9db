/**
 * The rooms of the core and what each may import beside itself: rooms, of which `wire` by its index alone (and by `light.ts`, which
 * has nothing of SIP.js), and files that lie beside them. See docs/architecture.md.
 */
const coreRooms = {
  wire: {rooms: [], files: []},
  dialog: {rooms: ['wire'], files: ['deadlines', 'pages']},
  call: {rooms: ['dialog', 'wire'], files: ['deadlines', 'pages', 'state-store']},
  audio: {rooms: ['call', 'dialog'], files: ['deadlines']},
  survival: {rooms: ['call', 'dialog', 'wire'], files: ['deadlines']},
  parts: {rooms: ['wire'], files: ['deadlines', 'handlers', 'part-file', 'topics']},
  calls: {rooms: ['audio', 'survival', 'call', 'dialog', 'wire'], files: ['handlers', 'pages', 'part-file', 'state-store']},
};

const coreRules = Object.entries(coreRooms).map(([room, {rooms, files}]) => {
  const open = [room, ...rooms].map(name =>
    name === 'wire' && room !== 'wire' ? 'wire/(index|light)\\.ts$' : `${name}/`,
  );
  const beside = files.map(name => `${name}\\.ts$`);
  return {
    name: `core-${room}`,
    comment: `src/core/${room}/ may import only ${[...rooms, ...files].join(', ') || 'from itself'}.`,
    severity: 'error',
    from: {path: `^src/core/${room}/`},
    to: {path: '^src/core/', pathNot: `^src/core/(${[...open, ...beside].join('|')})`},
  };
});

/**
 * The rooms of the client, and which other rooms each may import. All share the files beside them, which enter no room:
 * but for `create-phone`, which chooses the phone that a page has.
 */
const clientRooms = {configuration: [], lend: ['configuration'], reach: ['configuration', 'lend'], guest: []};

const clientRules = [
  ...Object.entries(clientRooms).map(([room, rooms]) => ({
    name: `client-${room}`,
    comment: `src/client/${room}/ may import only ${[...rooms, 'the files beside the rooms'].join(', ')}.`,
    severity: 'error',
    from: {path: `^src/client/${room}/`},
    to: {path: '^src/client/[^/]+/', pathNot: `^src/client/(${[room, ...rooms].join('|')})/`},
  })),
  {
    name: 'client-beside',
    comment: 'In src/client/ only create-phone.ts enters the rooms.',
    severity: 'error',
    from: {path: '^src/client/[^/]+\\.ts$', pathNot: '^src/client/create-phone\\.ts$'},
    to: {path: '^src/client/[^/]+/'},
  },
];

/** The import graph has no circles, those of types alone included: each file can be understood without those that use it. */
export default {
  forbidden: [{name: 'no-circles', severity: 'error', from: {}, to: {circular: true}}, ...coreRules, ...clientRules],
  options: {
    doNotFollow: {path: 'node_modules'},
    tsPreCompilationDeps: true,
    tsConfig: {fileName: 'tsconfig.json'},
    enhancedResolveOptions: {extensions: ['.ts', '.js', '.mjs']},
  },
};
