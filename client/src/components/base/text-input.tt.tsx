export { TextInput } from './text-input-mini';
