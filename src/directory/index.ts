export {cleanEntry} from './clean.js';
export {DirectoryIndex, type Ranked} from './directory-index.js';
export {merged} from './merge.js';
