import { Text, View } from '@tarojs/components';
import { OpenButton } from '@/components/base/open-button';
import { Pressable } from '@/components/base/pressable';
import { notify, toast } from '@/components/feedback';
import { Icon, type IconName } from '@/components/icon';
import { Popup } from '@/components/popup';
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

function Way({ icon, text, onPress }: { icon: IconName; text: string; onPress: () => void }) {
  return (
    <Pressable className={styles.way} label={text} onPress={onPress}>
      <Face icon={icon} text={text} />
    </Pressable>
  );
}

async function copy(text: string, done: string): Promise<void> {
  toast((await copyText(text)) ? { text: done, kind: 'success' } : '复制失败，请长按链接复制');
}

export function ShareSheet({ open, product, content, onClose }: ShareSheetProps) {
  const isDistributor = useIsDistributor();
  const sendLink = async (): Promise<void> => {
    const done = await share.share(content);
    if (done === 'copied') toast({ text: '链接已复制，去粘贴给好友', kind: 'success' });
    if (done !== 'cancelled') onClose();
  };
  const explainMoments = (): void => {
    onClose();
    void notify('分享到朋友圈', '点击右上角“···”，选择“分享到朋友圈”');
  };
  return (
    <Popup open={open} onClose={onClose} title="分享给朋友">
      {isDistributor && product.commission && product.commission.maxFen > 0 && (
        <View className={styles.hint}>
          好友通过您的分享下单后，佣金按成交金额计算，可在分销中心逐笔查看。
        </View>
      )}
      <View className={styles.ways}>
        {share.way === 'native' ? (
          <OpenButton open="share" className={styles.way} label="发给好友" onPress={onClose}>
            <Face icon="wechat" text="发给好友" />
          </OpenButton>
        ) : (
          share.way === 'web' && <Way icon="share" text="系统分享" onPress={() => void sendLink()} />
        )}
        {share.hasMoments && <Way icon="image" text="朋友圈" onPress={explainMoments} />}
        {isDistributor && (
          <Way
            icon="qrcode"
            text="生成海报"
            onPress={() => (onClose(), openPage(routes.poster({ productId: product.id })))}
          />
        )}
        {content.link !== '' && (
          <Way
            icon="link"
            text="复制链接"
            onPress={() => void copy(content.link, '链接已复制').then(onClose)}
          />
        )}
        {content.passphrase && (
          <Way
            icon="copy"
            text="复制口令"
            onPress={() => void copy(content.passphrase ?? '', '口令已复制').then(onClose)}
          />
        )}
      </View>
      {!isDistributor && (
        <Pressable className={styles.join} role="link" onPress={() => (onClose(), openPage(routes.apply()))}>
          <Text>成为分销员，分享好物可获得佣金</Text>
          <Icon name="next" size={26} />
        </Pressable>
      )}
    </Popup>
  );
}
