import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Icon, type IconName } from '@/components/icon';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import styles from './apply.module.scss';

const BENEFITS: readonly { icon: IconName; title: string; text: string }[] = [
  { icon: 'receipt', title: '每笔佣金都有小票', text: '怎么算的、凭什么归您、什么时候结算，一条条写明' },
  { icon: 'shield', title: '客户归属有保护期', text: '保护期内的购买计给您，剩余时间随时可查' },
  { icon: 'link', title: '各平台一个账户', text: '不同平台成交的佣金合并结算，一处提现' },
  { icon: 'wallet', title: '加入不收费', text: '没有入门费，也不需要先购买商品' },
];

/** What one gets, without promising an income. */
export function Benefits() {
  return (
    <>
      <Card tone="night" className={styles.hero}>
        <Text className={styles.heroTitle}>把用过的好物，说给信任您的人</Text>
        <Text className={styles.heroText}>
          成为一脉分销员：有人因您的推荐下单，过了退货期，佣金就会结算给您。
        </Text>
        <View className={styles.heroAction}>
          <Button kind="gold" size="s" icon="spark" onPress={() => openPage(routes.calculator())}>
            算一算
          </Button>
        </View>
      </Card>
      <View className={styles.benefits}>
        {BENEFITS.map((item) => (
          <View key={item.title} className={styles.benefit}>
            <View className={styles.benefitIcon}>
              <Icon name={item.icon} size={44} />
            </View>
            <View className={styles.benefitText}>
              <Text className={styles.benefitTitle}>{item.title}</Text>
              <Text className={styles.benefitNote}>{item.text}</Text>
            </View>
          </View>
        ))}
      </View>
      <View className={styles.honest}>
        佣金只来自真实成交，收入因人而异；邀请他人加入本身不产生任何收入。
      </View>
    </>
  );
}
