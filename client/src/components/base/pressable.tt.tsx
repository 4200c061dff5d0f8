export { Pressable } from './pressable-mini';
