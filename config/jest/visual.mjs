import mini from './mini.mjs';

/** Pages beside the pictures of how they looked, of which every target has some. */
export default { ...mini, roots: ['<rootDir>/client/test/visual'], maxWorkers: 1 };
