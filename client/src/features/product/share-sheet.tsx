import { Text, View } from '@tarojs/components';
import { OpenButton } from '@/components/base/open-button';
import { Pressable } from '@/components/base/pressable';
import { notify, toast } from '@/components/feedback';
import { Icon, type IconName } from '@/components/icon';
import { Popup } from '@/components/popup';
import { requireLogin, useIsLoggedIn } from '@/lib/login-gate';
import { useIsDistributor } from '@/lib/member';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { copyText } from '@/platform/clipboard';
import { share } from '@/platform/share';
import type { Product } from './api';
import type { ProductShare } from './use-product-share';
import styles from './share-sheet.module.scss';

interface ShareSheetProps {
  open: boolean;
  product: Product;
  content: ProductShare;
  onClose: () => void;
}

function Face({ icon, text }: { icon: IconName; text: string }) {
  return (
    <>
      <View className={styles.disc}>
        <Icon name={icon} size={52} />
      </View>
      <Text className={styles.name}>{text}</Text>
    </>
  );
}

interface WayProps {
  icon: IconName;
  text: string;
  disabled?: boolean;
  onPress: () => void;
}

function Way({ icon, text, disabled, onPress }: WayProps) {
  return (
    <Pressable
      className={`${styles.way} ${disabled ? styles.waiting : ''}`}
      label={text}
      disabled={disabled}
      onPress={onPress}
    >
      <Face icon={icon} text={text} />
    </Pressable>
  );
}

/** WeChat's browser sends what the page announced, from its own menu only. */
const IN_MENU = '点击右上角“···”，选择“发送给朋友”或“分享到朋友圈”';

async function copy(text: string, done: string): Promise<void> {
  toast((await copyText(text)) ? { text: done, kind: 'success' } : '复制失败，请长按链接复制');
}

/** Everything that can be done with the link. A distributor's link without the code would earn nothing: it waits. */
function Ways({ product, content, onClose }: Omit<ShareSheetProps, 'open'>) {
  const isDistributor = useIsDistributor();
  const { state } = content.code;
  const waits = state !== 'none' && state !== 'ready';
  const sendLink = async (): Promise<void> => {
    const done = await share.share(content);
    if (done === 'copied') toast({ text: '链接已复制，去粘贴给好友', kind: 'success' });
    if (done !== 'cancelled') onClose();
  };
  const explain = (title: string, text: string) => (): void => {
    onClose();
    void notify(title, text);
  };
  const copied = (text: string, done: string) => (): void => void copy(text, done).then(onClose);
  return (
    <View className={styles.ways}>
      {share.way === 'native' && (
        <OpenButton open="share" className={styles.way} label="发给好友" onPress={onClose}>
          <Face icon="wechat" text="发给好友" />
        </OpenButton>
      )}
      {share.way === 'web' && (
        <Way icon="share" text="系统分享" disabled={waits} onPress={() => void sendLink()} />
      )}
      {share.way === 'menu' && <Way icon="wechat" text="发给好友" onPress={explain('分享给朋友', IN_MENU)} />}
      {share.hasMoments && (
        <Way
          icon="image"
          text="朋友圈"
          onPress={explain('分享到朋友圈', '点击右上角“···”，选择“分享到朋友圈”')}
        />
      )}
      {isDistributor && (
        <Way
          icon="qrcode"
          text="生成海报"
          onPress={() => (onClose(), openPage(routes.poster({ productId: product.id })))}
        />
      )}
      <Way icon="link" text="复制链接" disabled={waits} onPress={copied(content.link, '链接已复制')} />
      {content.passphrase && (
        <Way icon="copy" text="复制口令" onPress={copied(content.passphrase, '口令已复制')} />
      )}
      {share.targets.map(({ key, name }) => (
        <Way
          key={key}
          icon="share"
          text={name}
          disabled={waits}
          onPress={() => (onClose(), share.shareTo(key, content))}
        />
      ))}
    </View>
  );
}

export function ShareSheet({ open, product, content, onClose }: ShareSheetProps) {
  const isDistributor = useIsDistributor();
  const isLoggedIn = useIsLoggedIn();
  return (
    <Popup open={open} onClose={onClose} title="分享给朋友">
      {isDistributor && product.commission && product.commission.maxFen > 0 && (
        <View className={styles.hint}>
          好友通过您的分享下单后，佣金按成交金额计算，可在分销中心逐笔查看。
        </View>
      )}
      {content.code.state === 'failed' && (
        <Pressable className={styles.join} onPress={content.code.retry}>
          <Text>没能取得您的推广码，点击重试</Text>
        </Pressable>
      )}
      <Ways product={product} content={content} onClose={onClose} />
      {!isLoggedIn && (
        <Pressable className={styles.join} role="link" onPress={() => (onClose(), requireLogin())}>
          <Text>登录后分享，可带上您的推广码</Text>
          <Icon name="next" size={26} />
        </Pressable>
      )}
      {isLoggedIn && !isDistributor && (
        <Pressable className={styles.join} role="link" onPress={() => (onClose(), openPage(routes.apply()))}>
          <Text>成为分销员，分享好物可获得佣金</Text>
          <Icon name="next" size={26} />
        </Pressable>
      )}
    </Popup>
  );
}
