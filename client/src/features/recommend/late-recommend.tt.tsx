export { LateRecommend } from './late-recommend-mini';
