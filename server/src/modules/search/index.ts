export { SearchWords } from './search-words.js';
export { SearchModule } from './search.module.js';
