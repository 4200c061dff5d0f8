import { KeyOutlined, LogoutOutlined, MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Dropdown, Grid, Layout, Menu, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { Link, Navigate, Outlet, useLocation, useNavigate, useNavigation } from 'react-router-dom';
import { Seal } from '@/components/seal';
import { PasswordDialog } from '@/features/staff/password-dialog';
import { ROLES } from '@/lib/labels';
import { useMay } from '@/lib/permissions';
import { useRead } from '@/lib/query';
import { getSession, setSession, useSession } from '@/lib/session';
import { MENU, SCREENS } from '../navigation';
import { Forbidden } from './problem';

/** Leaves by loading the login page: nothing the last person saw stays in memory. */
function logOut(): void {
  setSession(null);
  window.location.assign(`${import.meta.env.BASE_URL}login`);
}

/** The menu of what this person may see. */
function MainMenu({ current, onPick }: { current: string; onPick?: () => void }) {
  const may = useMay();
  const navigate = useNavigate();
  const groups = MENU.map((group) => ({
    ...group,
    screens: group.screens.filter((screen) => may(screen.reads)),
  })).filter((group) => group.screens.length > 0);
  return (
    <Menu
      mode="inline"
      selectedKeys={[current]}
      onClick={({ key }) => {
        void navigate(key);
        onPick?.();
      }}
      items={groups.map((group) => ({
        key: group.title,
        type: 'group',
        label: group.title,
        children: group.screens.map(({ path, icon, title }) => ({ key: path, icon, label: title })),
      }))}
    />
  );
}

function Brand() {
  return (
    <Link to="/" className="brand">
      <Seal size={30} />
      <span>
        <b>一脉</b>
        <small>商家后台</small>
      </span>
    </Link>
  );
}

function Account() {
  const session = useSession();
  const [isChanging, setChanging] = useState(false);
  if (!session) return null;
  const { name, role } = session.staff;
  const items = [
    { key: 'password', icon: <KeyOutlined />, label: '修改密码', onClick: () => setChanging(true) },
    { key: 'out', icon: <LogoutOutlined />, label: '退出登录', onClick: logOut },
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button type="text" className="account">
          <span className="avatar">{name.slice(0, 1)}</span>
          {name} {name !== ROLES[role] && <span className="muted">{ROLES[role]}</span>}
        </Button>
      </Dropdown>
      <PasswordDialog isOpen={isChanging} onClose={() => setChanging(false)} />
    </>
  );
}

/** The frame around every screen; without a session it leads to the login and back. */
export function Shell() {
  const session = useSession();
  const location = useLocation();
  const navigation = useNavigation();
  const isWide = Grid.useBreakpoint().lg ?? true;
  const [isMenuOpen, setMenuOpen] = useState(false);
  const may = useMay();
  const me = useRead('getStaffMe', {}, { enabled: session !== null });

  // Permissions may have changed since the login of this tab.
  useEffect(() => {
    const now = getSession();
    if (now && me.data && JSON.stringify(now.staff) !== JSON.stringify(me.data))
      setSession({ ...now, staff: me.data });
  }, [me.data]);

  if (!session) {
    const from = encodeURIComponent(location.pathname + location.search);
    return <Navigate to={`/login?from=${from}`} replace />;
  }
  const screen = SCREENS.find(({ path }) => path !== '/' && location.pathname.startsWith(path)) ?? SCREENS[0];
  const current = location.pathname === '/' ? '/' : (screen?.path ?? '');
  const isKnown = location.pathname === '/' || current !== '/';
  if (current === '/' && screen && !may(screen.reads)) {
    const first = SCREENS.find(({ reads }) => may(reads));
    if (first) return <Navigate to={first.path} replace />;
  }
  const isAllowed = !isKnown || (screen !== undefined && may(screen.reads));
  return (
    <Layout hasSider={isWide} className="shell">
      {isWide && (
        <Layout.Sider width={208} className="sider">
          <Brand />
          <MainMenu current={current} />
        </Layout.Sider>
      )}
      <Layout>
        <Layout.Header className="head">
          {!isWide && (
            <>
              <Button
                type="text"
                icon={<MenuOutlined />}
                aria-label="打开菜单"
                onClick={() => setMenuOpen(true)}
              />
              <Brand />
            </>
          )}
          <span className="head-space">{navigation.state === 'loading' && <Spin size="small" />}</span>
          <Account />
        </Layout.Header>
        <Layout.Content className="content">{isAllowed ? <Outlet /> : <Forbidden />}</Layout.Content>
      </Layout>
      <Drawer
        open={isMenuOpen && !isWide}
        onClose={() => setMenuOpen(false)}
        placement="left"
        size={240}
        title={<Brand />}
      >
        <MainMenu current={current} onPick={() => setMenuOpen(false)} />
      </Drawer>
    </Layout>
  );
}
