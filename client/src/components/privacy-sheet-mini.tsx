import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { privacy } from '@/platform/privacy';
import { OpenButton } from './base/open-button';
import { Pressable } from './base/pressable';
import { Button } from './button';
import { Popup } from './popup';
import styles from './privacy-sheet.module.scss';

const AGREE = 'privacy-agree';

/** Why the platform asks, by the name it gives the ability. */
const PURPOSES: readonly (readonly [RegExp, string])[] = [
  [/phone/i, '用于登录与订单联系的手机号'],
  [/album|savepicture|saveimage/i, '把海报保存到您的相册'],
  [/choose(image|media)|camera/i, '您选择上传的照片'],
  [/location/i, '您选择的位置，用于填写收货地址'],
  [/address/i, '您在平台保存的收货地址'],
  [/clipboard/i, '剪贴板，用于复制链接与口令'],
  [/nickname|avatar|userinfo|userprofile/i, '您填写的昵称与头像'],
];
const purposeText = (purpose: string): string =>
  PURPOSES.find(([pattern]) => pattern.test(purpose))?.[1] ?? '完成您当前操作所需的信息';

/** The platform's privacy notice in our words. Refusing only stops what was about to happen. */
export function PrivacySheet() {
  const [isVisible, setVisible] = useState(true);
  useDidShow(() => setVisible(true));
  useDidHide(() => setVisible(false));
  const ask = privacy.useAsk();
  return (
    <Popup open={isVisible && ask !== null} onClose={privacy.refuse} title="隐私保护提示">
      <View className={styles.text}>
        <Text>接下来需要使用：{purposeText(ask?.purpose ?? '')}。</Text>
        <Text>我们只在您使用相应功能时处理这些信息，不同意也可以继续浏览。</Text>
      </View>
      <Pressable role="link" className={styles.link} onPress={privacy.openContract}>
        阅读《用户隐私保护指引》
      </Pressable>
      <View className={styles.actions}>
        <OpenButton
          id={AGREE}
          open="agreePrivacy"
          className={styles.agree}
          label="同意并继续"
          onAgree={() => privacy.agree(AGREE)}
        >
          同意并继续
        </OpenButton>
        <Button block size="l" kind="ghost" onPress={privacy.refuse}>
          暂不同意
        </Button>
      </View>
    </Popup>
  );
}
