import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/choice';
import { notify } from '@/components/feedback';
import { Icon, type IconName } from '@/components/icon';
import { Logo } from '@/components/logo';
import { PRIVACY, TERMS } from '@/lib/legal';
import { useShop } from '@/lib/shop';
import { platformName } from '@/platform/name';
import { PhoneForm } from './phone-form';
import { useLogin, type LoginState } from './use-login';
import styles from './login.module.scss';

const ONE_TAP = {
  wechat: { text: '微信一键登录', icon: 'wechat' },
  douyin: { text: '抖音一键登录', icon: 'douyin' },
  h5: { text: '微信一键登录', icon: 'wechat' },
} as const;
const BENEFITS: readonly { icon: IconName; text: string }[] = [
  { icon: 'link', text: '各端同一账号' },
  { icon: 'truck', text: '订单物流随时可查' },
  { icon: 'receipt', text: '佣金逐笔可追溯' },
];

function Agreement({ state }: { state: LoginState }) {
  const link = (text: string, body: string) => (
    <Pressable role="link" contained className={styles.link} onPress={() => void notify(text, body)}>
      《{text}》
    </Pressable>
  );
  return (
    <View className={styles.agreement}>
      <Checkbox checked={state.agreed} label="同意用户协议与隐私说明" onChange={state.setAgreed} />
      <View className={styles.agreementText}>
        <Text>我已阅读并同意</Text>
        {link('用户协议', TERMS)}
        <Text>与</Text>
        {link('隐私说明', PRIVACY)}
      </View>
    </View>
  );
}

export function LoginView() {
  const state = useLogin();
  const shop = useShop().data;
  const oneTap = ONE_TAP[platformName];
  const [byPhone, setByPhone] = useState(!state.canOneTap);
  return (
    <View className={styles.login}>
      <View className={styles.welcome}>
        <View className={styles.brand}>
          <Logo size={128} />
          <View className={styles.name}>{shop?.name ?? '一脉优选'}</View>
          <View className={styles.slogan}>{shop?.slogan ?? '好物有源，分享有脉'}</View>
        </View>
        <View className={styles.benefits}>
          {BENEFITS.map((one) => (
            <View key={one.text} className={styles.benefit}>
              <Icon name={one.icon} size={40} color="var(--c-brand)" />
              <Text>{one.text}</Text>
            </View>
          ))}
        </View>
      </View>
      <View className={styles.form}>
        <View className={styles.formTitle} {...({ role: 'heading', 'aria-level': 1 } as object)}>
          {byPhone ? '手机号登录' : '登录'}
        </View>
        {byPhone ? (
          <PhoneForm state={state} />
        ) : (
          <Button block size="l" icon={oneTap.icon} loading={state.isBusy} onPress={state.oneTap}>
            {oneTap.text}
          </Button>
        )}
        {state.canOneTap && (
          <Button block kind="ghost" onPress={() => setByPhone(!byPhone)}>
            {byPhone ? `使用${oneTap.text}` : '使用手机号登录'}
          </Button>
        )}
        <Agreement state={state} />
      </View>
    </View>
  );
}
