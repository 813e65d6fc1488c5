/** What the feed calls it → the leaf of the demo county's book. `*` ends a beginning; the first that fits is taken. */
const TABLE = `
Sidewalk_Cleaning                        E0103  道路不洁
Street_Cleaning                          E0103  道路不洁
Missed_Route_Mechanical_Sweeping         E0103  道路不洁
Abandoned Vehicle                        E0403  机动车乱停放
Illegal_Dumping                          E0101  暴露垃圾
Garbage                                  E0101  暴露垃圾
Graffiti                                 E0105  非法小广告
City_Can_Other                           0301   垃圾箱破损
Damaged_City_Can                         0301   垃圾箱破损
Overflowing_City_Receptacle_or_Dumpster  0302   垃圾箱满溢
Cans_Left_Out_24x7                       E0106  乱堆物料
Sewage_back_up                           0103   排水管道破损
Missing_Side_Sewer_Vent_Cover            0103   排水管道破损
RCS - PUC Sewer Ops                      0103   排水管道破损
RCS - PUC - Sewer*                       0103   排水管道破损
Flooding                                 E0501  道路积水
RCS - PUC - Water*                       0106   供水井盖缺损
Manhole_Cover_Off                        0101   井盖破损
Damaged_Tree                             0401   行道树倒伏
Overgrown_Tree                           0404   树木遮挡
Landscaping                              0403   绿地损坏
Damaging_Property                        0403   绿地损坏
RCS - RPD*                               0403   绿地损坏
Pavement*                                0201   路面坑洼
Sidewalk_Defect                          0202   人行道砖破损
Curb_or_Curb_Ramp_Defect                 0204   无障碍设施损坏
Construction_Plate_Shifted               E0304  违规占道施工
RCS - DPT - Construction Permits*        E0304  违规占道施工
RCS - DPW - Bureau of Street Use*        E0304  违规占道施工
RCS - DPW - Bureau of Street Env*        E0103  道路不洁
Sign - *                                 0205   交通标志牌损坏
RCS - SFMTA - Citations*                 E0403  机动车乱停放
RCS - SFMTA - Parking*                   E0403  机动车乱停放
RCS - DPT - Bicycle*                     E0404  非机动车乱停
RCS - DPT*                               0206   交通信号灯故障
RCS - SFMTA*                             0209   公交站亭破损
RCS - Animal Care*                       E0406  流浪犬
RCS - DPH - Environmental*               E0107  油烟污染
Maintenance                              0502   废弃设施
SFHA - Emergency*                        E0506  高空坠物隐患
SFHA*                                    0502   废弃设施
RCS*                                     E0601  其他事件
Other                                    E0601  其他事件
`

/** Whatever a feed has that the table hasn't. */
const REST = { code: 'E0601', name: '其他事件' }

/** The lines of the table: what they are for, where they lead. */
export const lines = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [theirs = '', code = '', name = ''] = line.split(/ {2,}/)
    return { theirs, code, name }
  })

/** The leaf of the book that a category of the feed belongs to. */
export function leafFor(theirs: string): { code: string; name: string } {
  const found = lines.find((line) =>
    line.theirs.endsWith('*') ? theirs.startsWith(line.theirs.slice(0, -1)) : theirs === line.theirs,
  )
  return found ?? REST
}
