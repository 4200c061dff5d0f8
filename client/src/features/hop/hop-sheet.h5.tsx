import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { toast } from '@/components/feedback';
import { Popup } from '@/components/popup';
import { QrCode } from '@/components/qr-code';
import { api, errorText } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useClientSetup } from '@/lib/setup';
import { hop } from '@/platform/hop';
import { OpenTag } from '@/platform/open-tag';
import { share } from '@/platform/share';
import { referral } from '@/stores/referral';
import { createTicket } from './api';
import styles from './hop.module.scss';

/** Tickets live for ninety seconds; one that waits for a tap is replaced before. */
const FRESH_MS = 75_000;

interface HopSheetProps {
  open: boolean;
  /** Where to go on. */
  path: string;
  onClose: () => void;
}

function withCode(path: string): string {
  const code = referral.get();
  if (!code || /[?&]k=/.test(path)) return path;
  return `${path}${path.includes('?') ? '&' : '?'}k=${code}`;
}

/** On a desk: the same page on the phone. Not the login: whoever sees the screen could take it. */
function Scan({ path }: { path: string }) {
  return (
    <>
      <View className={styles.qr}>
        <QrCode id="hop-qr" text={share.link(withCode(path))} label="在手机上打开本页" size={400} />
      </View>
      <Text className={styles.sheetText}>用手机扫一扫，在手机上打开本页；登录状态不会带过去。</Text>
    </>
  );
}

/** In WeChat's browser only its own button opens a mini-program; where that fails, a link does. */
function WechatButton({ path, onFail }: { path: string; onFail: () => void }) {
  const setup = useClientSetup();
  const ticket = useQuery({
    queryKey: ['hop-ticket', path],
    queryFn: () => createTicket('wechat', path, false),
    staleTime: FRESH_MS,
    refetchInterval: FRESH_MS,
    gcTime: 0,
  });
  if (!ticket.data || !setup)
    return (
      <Button block size="l" loading>
        {' '}
      </Button>
    );
  return (
    <OpenTag
      appId={setup.wechatMiniAppId}
      path={routes.handover({ t: ticket.data.ticket })}
      text="打开微信小程序"
      sign={(pageUrl) => api.getWechatJsConfig({ pageUrl })}
      onFail={onFail}
    />
  );
}

function Links({ path }: { path: string }) {
  const [busy, setBusy] = useState<'wechat' | 'douyin' | null>(null);
  const go = (to: 'wechat' | 'douyin') => async (): Promise<void> => {
    setBusy(to);
    try {
      const { ticket, url } = await createTicket(to, path, hop.way !== 'bridge');
      hop.go(url ?? routes.handover({ t: ticket }));
    } catch (error) {
      toast(errorText(error));
    } finally {
      setBusy(null);
    }
  };
  const button = (to: 'wechat' | 'douyin', text: string) => (
    <Button
      block
      size="l"
      icon={to}
      kind={to === 'wechat' ? 'primary' : 'secondary'}
      loading={busy === to}
      onPress={() => void go(to)()}
    >
      {text}
    </Button>
  );
  return (
    <>
      {button('wechat', '打开微信小程序')}
      {hop.way === 'link' && button('douyin', '打开抖音小程序')}
    </>
  );
}

/** From the web into the apps, with cart, login and recommendation. */
export function HopSheet({ open, path, onClose }: HopSheetProps) {
  const [tagFailed, setTagFailed] = useState(false);
  const byTag = hop.way === 'open-tag' && !tagFailed;
  return (
    <Popup open={open} onClose={onClose} title={hop.way === 'qr' ? '在手机上继续' : '去小程序'}>
      <View className={styles.sheet}>
        {hop.way === 'qr' && <Scan path={path} />}
        {hop.way !== 'qr' && <Text className={styles.sheetText}>购物车、登录状态与推荐人会一并带过去。</Text>}
        {open && byTag && <WechatButton path={path} onFail={() => setTagFailed(true)} />}
        {hop.way !== 'qr' && !byTag && <Links path={path} />}
      </View>
    </Popup>
  );
}
