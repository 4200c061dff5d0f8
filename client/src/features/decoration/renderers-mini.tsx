import * as below from './below';
import { BannerBlock } from './blocks/banner';
import { CouponsBlock } from './blocks/coupons';
import { NoticeBlock } from './blocks/notice';
import { PromisesBlock } from './blocks/promises';
import { ShortcutsBlock } from './blocks/shortcuts';
import type { Renderers } from './renderers-contract';

/** A mini-program has its whole package before it starts. */
export const RENDERERS: Renderers = {
  banner: BannerBlock,
  shortcuts: ShortcutsBlock,
  promises: PromisesBlock,
  notice: NoticeBlock,
  coupons: CouponsBlock,
  shelf: below.ShelfBlock,
  feed: below.FeedBlock,
  flash: below.FlashBlock,
  cube: below.CubeBlock,
  title: below.TitleBlock,
  text: below.TextBlock,
  video: below.VideoBlock,
  spacer: below.SpacerBlock,
  recruit: below.RecruitBlock,
  ranking: below.RankingBlock,
};
