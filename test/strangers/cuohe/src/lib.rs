/// 撮合一笔订单。
pub fn cuohe() {}
