export { Recommend as LateRecommend } from './recommend';
