// What a target needs before anything is drawn. AbortController is provided by config/taro.
import './spoken-mini';
