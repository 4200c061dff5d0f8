import { matchRegion } from './match-region.js';
import { regions } from './regions.js';

/** The codes that are certain, `44/4403/440305`; what a person must still choose is left out. */
function codes(written: string): string {
  const [province = '', city = '', district = ''] = written.split('|');
  const found = matchRegion(regions(), { province, city, district });
  return [found.province, found.city, found.district].map((region) => region?.code ?? '-').join(' ');
}

describe('a written place among our regions', () => {
  it.each([
    // As the platforms write it.
    ['广东省|深圳市|南山区', '44 4403 440305'],
    ['广东|深圳|南山', '44 4403 440305'],
    [' 广东省 | 广州市 | 番禺区 ', '44 4401 440113'],
    // Municipalities: the city is the province again, or nobody's.
    ['北京市|北京市|东城区', '11 1101 110101'],
    ['北京|市辖区|朝阳', '11 1101 110105'],
    ['上海市||浦东新区', '31 3101 310115'],
    ['重庆市|重庆市|城口县', '50 5002 500229'],
    ['重庆市|县|云阳县', '50 5002 500235'],
    ['重庆|重庆|渝中区', '50 5001 500103'],
    ['北京市||', '11 1101 -'],
    ['重庆市|重庆市|', '50 - -'],
    // Autonomous regions, prefectures and counties.
    ['内蒙古自治区|呼和浩特市|新城区', '15 1501 150102'],
    ['内蒙古|锡林郭勒|锡林浩特市', '15 1525 152502'],
    ['广西壮族自治区|桂林市|阳朔县', '45 4503 450321'],
    ['广西|桂林|恭城', '45 4503 450332'],
    ['新疆维吾尔自治区|伊犁哈萨克自治州|伊宁市', '65 6540 654002'],
    ['新疆|巴音郭楞|库尔勒', '65 6528 652801'],
    ['吉林省|延边州|延吉市', '22 2224 222401'],
    ['湖北|恩施土家族苗族自治州|恩施市', '42 4228 422801'],
    ['宁夏回族自治区|银川市|兴庆区', '64 6401 640104'],
    ['西藏自治区|拉萨市|城关区', '54 5401 540102'],
    ['四川省|凉山州|西昌', '51 5134 513401'],
    // Counties directly under the province.
    ['湖北省|省直辖县级行政区划|仙桃市', '42 4290 429004'],
    ['湖北省|仙桃市|仙桃市', '42 4290 429004'],
    ['湖北省|仙桃市|', '42 4290 429004'],
    ['河南省|济源市|', '41 4190 419001'],
    // Cities without districts.
    ['广东省|东莞市|东莞市', '44 4419 441900'],
    ['广东省|东莞市|南城街道', '44 4419 441900'],
    ['广东省|中山市|', '44 4420 442000'],
    ['甘肃省|嘉峪关市|嘉峪关市', '62 6202 620200'],
    // Something is missing: what is known stays.
    ['广东省|深圳市|', '44 4403 -'],
    ['广东省||', '44 - -'],
    ['广东省||南山区', '44 4403 440305'],
    ['广东省|深圳市|高新区', '44 4403 -'],
    ['广东省|没有市|没有区', '44 - -'],
    ['|深圳市|南山区', '44 4403 440305'],
    ['|北京市|海淀区', '11 1101 110108'],
    ['||南山区', '- - -'],
    ['||', '- - -'],
    // Two could be meant: 鼓楼区 of Fujian is in Fuzhou only, that of Jiangsu in Nanjing and Xuzhou.
    ['福建省||鼓楼区', '35 3501 350102'],
    ['江苏省||鼓楼区', '32 - -'],
    ['吉林省|吉林市|昌邑区', '22 2202 220202'],
    ['河北省|石家庄市|桥西区', '13 1301 130104'],
    // Another country's, or one of ours that we do not deliver to.
    ['东京都|东京|新宿', '- - -'],
    ['香港特别行政区|香港岛|中西区', '- - -'],
  ])('%s is %s', (written, expected) => expect(codes(written)).toBe(expected));

  it('finds every district again by its own full name', () => {
    const lost: string[] = [];
    for (const province of regions().childrenOf())
      for (const city of regions().childrenOf(province.code))
        for (const district of regions().childrenOf(city.code)) {
          const found = codes(`${province.name}|${city.name}|${district.name}`);
          if (found !== `${province.code} ${city.code} ${district.code}`)
            lost.push(`${province.name} ${city.name} ${district.name}: ${found}`);
        }
    expect(lost).toEqual([]);
  });
});
