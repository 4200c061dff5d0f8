import { Button, Result } from 'antd';
import { Link, useRouteError } from 'react-router-dom';

export function NotFound() {
  return <Result status="404" title="没有这个页面" extra={<Link to="/">回到概览</Link>} />;
}

export function Forbidden() {
  return <Result status="403" title="您没有权限查看这个页面" subTitle="如需开通，请联系店主调整您的角色。" />;
}

/** A screen broke, or a file of an older version is gone after a deployment: loading again helps both. */
export function Crash() {
  const error = useRouteError();
  const isOutdated = error instanceof TypeError && /import|module/i.test(error.message);
  return (
    <Result
      status="warning"
      title={isOutdated ? '后台已更新到新版本' : '页面出现问题'}
      subTitle="刷新后继续；没有保存的内容需要重新填写。"
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          刷新
        </Button>
      }
    />
  );
}
