import { useState } from 'react';
import { View } from '@tarojs/components';
import { Avatar } from '@/components/avatar';
import { Pressable } from '@/components/base/pressable';
import { Button } from '@/components/button';
import { Cell, CellGroup } from '@/components/cell';
import { confirm, notify } from '@/components/feedback';
import { Icon } from '@/components/icon';
import { LoginWall } from '@/components/login-wall';
import { asset } from '@/lib/asset';
import { PRIVACY, TERMS } from '@/lib/legal';
import { useIsLoggedIn } from '@/lib/login-gate';
import { endSession, useMember } from '@/lib/member';
import { openPage, replacePage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { useShop } from '@/lib/shop';
import type { Member } from '@/stores/session';
import { NicknameSheet } from './nickname-sheet';
import { PhoneSheet } from './phone-sheet';
import { useAvatar } from './use-avatar';
import styles from './settings.module.scss';

function Portrait({ member }: { member: Member }) {
  const { isBusy, preview, change } = useAvatar();
  return (
    <Pressable className={styles.face} label="更换头像" disabled={isBusy} onPress={change}>
      <Avatar name={member.nickname} src={preview ?? asset(member.avatarUrl)} size={152} />
      <View className={styles.badge}>
        {isBusy ? <View className={styles.spinner} /> : <Icon name="camera" size={32} />}
      </View>
    </Pressable>
  );
}

export function SettingsView() {
  const member = useMember();
  const shop = useShop().data;
  const [sheet, setSheet] = useState<'nickname' | 'phone' | null>(null);
  const leave = async (): Promise<void> => {
    const text = '退出后，本机不再显示订单与佣金；数据不会丢失';
    if (!(await confirm({ title: '退出登录？', text, confirmText: '退出', danger: true }))) return;
    await endSession();
    replacePage(routes.me());
  };
  if (!useIsLoggedIn() || !member) return <LoginWall text="登录后管理个人资料" />;
  return (
    <View>
      <View className={styles.portrait}>
        <Portrait member={member} />
      </View>
      <CellGroup title="个人资料">
        <Cell title="昵称" value={member.nickname} onPress={() => setSheet('nickname')} />
        <Cell title="手机号" value={member.phoneMasked ?? '去绑定'} onPress={() => setSheet('phone')} />
        <Cell title="账号与平台身份" onPress={() => openPage(routes.identities())} />
        {member.hasMergeProposal && (
          <Cell title="账号合并" value="待确认" onPress={() => openPage(routes.merge())} />
        )}
      </CellGroup>
      <CellGroup title="关于">
        <Cell title="用户协议" onPress={() => void notify('用户协议', TERMS)} />
        <Cell title="隐私说明" onPress={() => void notify('隐私说明', PRIVACY)} />
        <Cell
          title="关于我们"
          value={shop?.name}
          onPress={() => void notify(shop?.name ?? '一脉优选', shop?.intro)}
        />
      </CellGroup>
      <Button block size="l" kind="secondary" onPress={() => void leave()}>
        退出登录
      </Button>
      <NicknameSheet
        key={member.nickname}
        open={sheet === 'nickname'}
        value={member.nickname}
        onClose={() => setSheet(null)}
      />
      <PhoneSheet open={sheet === 'phone'} onClose={() => setSheet(null)} />
    </View>
  );
}
