import { lettersOf, likeWords, wordsOf } from './like-words.js';

const TITLES = [
  '桂花乌龙 三角茶包 30 泡装',
  '清香乌龙 罐装',
  '丹东红颜草莓 单层精装',
  '翠香猕猴桃 当季现摘 24 颗',
  '手工牛轧糖 花生扁桃仁 500g',
  '全自动晴雨伞 十骨加固',
  '声波电动牙刷 轻量款',
  '丝绒雾面口红 四色',
  '平阴玫瑰 平摊本',
  '冰糖心苹果',
  '手工皂 手表礼盒',
  '蚕丝薄被 春秋款',
  'Yoga 瑜伽垫 NFC',
];
const counts = new Map<string, number>();
for (const word of TITLES.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
const SHOP = [...counts].map(([word, titles]) => ({ word, titles }));

describe('words of a title', () => {
  it.each([
    ['桂花乌龙 30 泡', ['桂花', '桂花乌龙', '乌龙']],
    ['手工牛轧糖', ['手工', '手工牛轧糖', '牛轧糖', '轧糖']],
    ['蚕丝薄被', ['蚕丝', '蚕丝薄被', '丝薄被', '薄被']],
    ['翠香猕猴桃', ['翠香', '翠香猕猴桃', '香猕猴桃', '猕猴桃', '猴桃']],
    ['Yoga 垫', ['yoga']],
    ['', []],
  ])('%j', (title, expected) => {
    expect(wordsOf(title)).toEqual(expected);
  });

  it('are asked for by the letters of what was typed', () => {
    expect(lettersOf('乌笼 Tea 乌 50%')).toEqual(['乌', '笼', 't']);
    expect(lettersOf('%_|')).toEqual([]);
  });
});

describe('words that are like what was typed', () => {
  it.each([
    ['another letter', '乌笼', ['乌龙']],
    ['another letter at the start', '扣红', ['口红']],
    ['of a word the dictionary does not know', '迷猴桃', ['猕猴桃']],
    ['at the end of three', '晴雨散', ['晴雨伞']],
    ['in a long word', '电动压刷', ['电动牙刷']],
    ['a letter that is missing', '猕桃', ['猕猴桃']],
    ['a letter that sounds alike, not any', '平果', ['苹果']],
    ['a word that exists and sounds like one that is sold', '弥猴桃', ['猕猴桃']],
    ['where another word begins', '蚕斯', ['蚕丝']],
    ['a letter too many', '草草莓', ['草莓']],
    ['two letters in the wrong order', '莓草', ['草莓']],
    ['one of several words', '乌笼 礼物', ['乌龙']],
    ['a part at the end', '儿童电动牙刷', ['电动牙刷']],
    ['a part at the start that is most of it', '草莓干', ['草莓']],
    ['Latin letters', 'YOGE', ['yoga']],
  ])('%s: %s', (_, typed, expected) => {
    expect(likeWords(typed, SHOP)).toEqual(expected);
  });

  it.each([
    ['a word that exists and is not sold', '手机'],
    ['two letters of which one is another word', '茶业'],
    ['a single letter', '龙'],
    ['nothing in common', '轮胎'],
    ['a start that is the least of it', '手工编织毛衣'],
    ['short Latin words', 'nfx'],
    ['nothing', ' '],
    ['marks', '%_|'],
  ])('are not made up for %s: %s', (_, typed) => {
    expect(likeWords(typed, SHOP)).toEqual([]);
  });
});
