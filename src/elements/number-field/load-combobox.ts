import {Later} from '../../script/later.js';

/** Who is looked up by name comes where there is a directory. */
export const combobox = new Later(() => import('../combobox/combobox.js'));
