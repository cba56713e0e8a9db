export {understandAnswer, understandOffer, type Association, type Understood} from './incoming.js';
export {OWN} from './layout.js';
export {Origin} from './origin.js';
export {answerOf, offerOf, readLocal} from './outgoing.js';
