/** Renderers that no first screen begins with: on H5 one script that comes late. */
export { CubeBlock } from './blocks/cube';
export { FeedBlock } from './blocks/feed';
export { FlashBlock } from './blocks/flash';
export { RankingBlock } from './blocks/ranking';
export { RecruitBlock } from './blocks/recruit';
export { ShelfBlock } from './blocks/shelf';
export { SpacerBlock } from './blocks/spacer';
export { TextBlock } from './blocks/text';
export { TitleBlock } from './blocks/title';
export { VideoBlock } from './blocks/video';
