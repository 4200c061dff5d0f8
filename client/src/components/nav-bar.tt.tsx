export { NavBar } from './nav-bar-mini';
