import { Text, View } from '@tarojs/components';
import { PRIVACY, TERMS } from '@/lib/legal';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { useShop } from '@/lib/shop';
import { Pressable } from './base/pressable';
import { notify } from './feedback';
import { Icon, type IconName } from './icon';
import { Logo } from './logo';
import styles from './site-footer.module.scss';

const PROMISES: readonly { icon: IconName; title: string; text: string }[] = [
  { icon: 'return', title: '七天无理由退货', text: '签收后 7 天内，完好可退' },
  { icon: 'truck', title: '48 小时发货', text: '发货后物流随时可查' },
  { icon: 'shield', title: '官方支付渠道', text: '退款原路返回' },
  { icon: 'service', title: '专人售后', text: '处理进度全程可见' },
];

interface Column {
  title: string;
  links: readonly { text: string; onPress: () => void }[];
}

const to = (text: string, url: string) => ({ text, onPress: () => openPage(url) });
const tell = (text: string, body: string) => ({ text, onPress: () => void notify(text, body) });

const COLUMNS: readonly Column[] = [
  {
    title: '选购',
    links: [
      to('全部分类', routes.category()),
      to('领券中心', routes.coupons()),
      to('搜索好物', routes.search()),
    ],
  },
  {
    title: '我的服务',
    links: [
      to('我的订单', routes.orders()),
      to('售后记录', routes.aftersales()),
      to('收货地址', routes.addresses()),
    ],
  },
  { title: '分享合作', links: [to('成为分销员', routes.apply()), to('收入测算', routes.calculator())] },
  { title: '规则', links: [tell('用户协议', TERMS), tell('隐私说明', PRIVACY)] },
];

function Promises() {
  return (
    <View className={styles.promises}>
      {PROMISES.map((one) => (
        <View key={one.title} className={styles.promise}>
          <Icon name={one.icon} size={52} color="var(--c-brand)" />
          <View>
            <View className={styles.promiseTitle}>{one.title}</View>
            <View className={styles.note}>{one.text}</View>
          </View>
        </View>
      ))}
    </View>
  );
}

export function SiteFooterBody() {
  const shop = useShop().data;
  return (
    <View className={styles.footer} {...({ role: 'contentinfo' } as object)}>
      <View className={styles.inner}>
        <Promises />
        <View className={styles.columns}>
          <View className={styles.brand}>
            <View className={styles.brandHead}>
              <Logo size={56} />
              <Text className={styles.name}>{shop?.name ?? '一脉优选'}</Text>
            </View>
            <View className={styles.note}>{shop?.slogan ?? '好物有源，分享有脉'}</View>
            {shop?.servicePhone && (
              <View className={styles.service}>
                <View className={styles.phone}>{shop.servicePhone}</View>
                <View className={styles.note}>客服时间 每日 9:00–22:00</View>
              </View>
            )}
          </View>
          {COLUMNS.map((column) => (
            <View key={column.title} {...({ role: 'navigation', 'aria-label': column.title } as object)}>
              <View className={styles.title}>{column.title}</View>
              {column.links.map((link) => (
                <Pressable key={link.text} role="link" className={styles.link} onPress={link.onPress}>
                  {link.text}
                </Pressable>
              ))}
            </View>
          ))}
        </View>
        <View className={styles.legal}>
          <Text>分享佣金由商家支付，不影响商品价格；最多计算三级，逐笔可查。</Text>
          {shop?.isDemo && <Text>演示商城：商品、订单与付款均为模拟。</Text>}
        </View>
      </View>
    </View>
  );
}
