import { Text, View } from '@tarojs/components';
import { Avatar } from '@/components/avatar';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { EmptyState } from '@/components/empty-state';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { asset } from '@/lib/asset';
import { openPage } from '@/lib/navigate';
import { describeError, isCode } from '@/lib/request';
import { routes } from '@/lib/routes';
import { login } from '@/platform/login';
import type { Seen } from './api';
import { useLanding, type LandingState } from './use-landing';
import styles from './hop.module.scss';

const FROM = { wechat: '微信小程序', douyin: '抖音小程序', h5: '网页' } as const;

function Account({ seen, state }: { seen: Seen; state: LandingState }) {
  const { account, from, cartCount } = seen;
  const brings = [account ? '登录' : null, cartCount > 0 ? `购物车 ${cartCount} 件商品` : null].filter(
    Boolean,
  );
  return (
    <View className={styles.landing}>
      <Card className={styles.account}>
        <Text className={styles.from}>从{FROM[from]}继续</Text>
        {account && (
          <>
            <Avatar name={account.nickname} src={asset(account.avatarUrl)} size={128} />
            <Text className={styles.nickname}>{account.nickname}</Text>
            {account.phoneMasked && <Text className={styles.phone}>{account.phoneMasked}</Text>}
          </>
        )}
        {brings.length > 0 && <Text className={styles.brings}>将带上{brings.join('与')}</Text>}
      </Card>
      <View className={styles.actions}>
        <Button block size="l" loading={state.isBusy} onPress={() => state.goOn(true)}>
          {account ? '是我，继续' : '继续'}
        </Button>
        {account && login.silent && (
          <Button block size="l" kind="ghost" disabled={state.isBusy} onPress={() => state.goOn(false)}>
            不是我的账号，以当前身份进入
          </Button>
        )}
        {account && !login.silent && (
          <Button block size="l" kind="ghost" onPress={() => openPage(routes.home())}>
            不是我的账号，回到首页
          </Button>
        )}
      </View>
      {login.silent && (
        <Text className={styles.caution}>
          继续即登录本店，并同意《用户协议》与《隐私说明》，可在“设置”中查看
        </Text>
      )}
      {account && (
        <Text className={styles.caution}>
          如果不认识这个账号，请不要继续：您随后填写的地址与订单会归到它名下。
        </Text>
      )}
    </View>
  );
}

/** Where a ticket of another client arrives. */
export function LandingView() {
  const state = useLanding();
  if (isCode(state.query.error, 'HANDOVER_INVALID') || isCode(state.query.error, 'INVALID_INPUT'))
    return (
      <EmptyState
        illustration="box"
        title="链接已失效"
        text="它只能使用一次，且很快过期；请回到原来的页面重新打开"
        actionText="回到首页"
        onAction={() => openPage(routes.home())}
      />
    );
  return (
    <Loadable
      query={state.query}
      describe={describeError}
      skeleton={<Skeleton preset="block" height={420} />}
    >
      {(seen) => <Account seen={seen} state={state} />}
    </Loadable>
  );
}
