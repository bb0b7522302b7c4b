Feature: What a rule says is left out, is left out
  A contraindication takes the whole kind of movement out of the week, also the small and supported
  versions that its words forbid. What is still safe stays.

  Scenario Outline: Bones, spine and joints
    Given a person with two weeks of simple low back pain
    And the person answers
      | question             | answer   |
      | bone_conditions      | <bones>  |
      | spine_conditions     | <spine>  |
      | joint_conditions     | <joints> |
      | hip_replacement_time | <hip>    |
    When the rules are run
    Then the person cannot get "<out>"
    But the person can still get "<still>"
    And every hard limit of a week is kept

    Examples: Thin bones: no roller or ball on back, ribs or chest
      | bones              | spine | joints | hip | out                                                                                              | still                                        |
      | osteoporosis       |       |        |     | Roller under the upper back; Ball at the wall, upper back; Ball at the wall, beside the mid back | Ball at the wall, buttock; Bridge; Hip hinge |
      | fragility_fracture |       |        |     | Foam rolling for buttocks, thighs and upper back; Roller under the upper back                    | Ball at the wall, buttock; Sit to stand      |

    Examples: No arching and no leaning back, however small
      | bones | spine            | joints | hip | out                                                                | still                                |
      |       | stenosis         |        |     | Small lean back, hands on hips; Standing back bend; Cat-cow; Cobra | Cat-cow in a chair; Pelvic tilt      |
      |       | slipped_vertebra |        |     | Small lean back, hands on hips; Standing back bend; Sphinx         | Knee to chest; Pelvic tilt; Bird dog |
      |       | disc_or_sciatica |        |     | Small lean back, hands on hips; Sphinx; Upper back lift            | Bridge; Heel taps on your back       |

    Examples: A sore leg nerve: nothing presses where it runs
      | bones | spine            | joints | hip | out                                                                           | still              |
      |       | disc_or_sciatica |        |     | Ball at the wall, buttock; Roller under the buttocks; Roller under the thighs | Clamshell; Walking |

    Examples: Loose joints: no far stretches
      | bones | spine         | joints | hip | out                                                                                  | still                                    |
      |       | hypermobility |        |     | Doorway stretch; Chest opener; Kneeling hip flexor stretch; Calf stretch at the wall | Bridge; Bird dog; Shoulder-blade squeeze |

    Examples: A replaced hip: no fold past a right angle; a sore shoulder: no weight and no stretch
      | bones | spine | joints           | hip      | out                                                                             | still                                      |
      |       |       | hip_replacement  | long_ago | Wall hang, flat and rounded; Wall lean with a flat back; Figure four in a chair | Sit to stand; Heel raise, holding on       |
      |       |       | shoulder_problem |          | Cat-cow; Open book on your side; Doorway stretch; Chest opener                  | Cat-cow in a chair; Seated row with a band |

  Scenario Outline: The movement that gives a sharp pain, and its whole kind
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer     |
      | sharp_movement | <movement> |
    When the rules are run
    Then the person cannot get "<out>"
    But the person can still get "<still>"
    And every hard limit of a week is kept

    Examples:
      | movement    | out                                                                                           | still                                  |
      | bending     | Child's pose on pillows; Knee to chest in a chair; Cat-cow in a chair; Gentle yoga in a chair | Hip hinge; Sit to stand; Bridge        |
      | arching     | Small lean back, hands on hips; Cat-cow; Sphinx                                               | Cat-cow in a chair; Knee to chest      |
      | twisting    | Gentle yoga in a chair; Small turns in a chair; Knee rolls                                    | Bird dog; Hip hinge                    |
      | hip_bending | Sit to stand; Hip hinge; Wall lean with a flat back; Seated march                             | Bridge; Heel raise, holding on         |
      | lifting_arm | Wall angel; Open book on your side; Doorway stretch                                           | Shoulder-blade squeeze; Low wall slide |

  Scenario Outline: Pain or tingling down an arm or a leg
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer |
      | arm_reach | <arm>  |
      | leg_reach | <leg>  |
    When the rules are run
    Then the person cannot get "<out>"
    But the person can still get "<still>"

    Examples:
      | arm      | leg        | out                                                                        | still                                   |
      | shooting |            | Doorway stretch; Wall lean with a flat back; Small neck side tilt          | Small chin nods; Shoulder-blade squeeze |
      |          | below_knee | Small lean back, hands on hips; Ball at the wall, buttock                  | Walking; Bridge                         |
      | not_sure | not_sure   | Doorway stretch; Small lean back, hands on hips; Ball at the wall, buttock | Walking; Shoulder-blade squeeze         |

  Scenario Outline: Pregnancy and the weeks after a birth
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer      |
      | age            | 30          |
      | pregnancy      | <pregnancy> |
      | weeks_pregnant | <weeks>     |
      | birth          | <birth>     |
      | where          | <where>     |
    When the rules are run
    Then the person cannot get "<out>"
    But the person can still get "<still>"

    Examples: No roller on the legs, where clots are more likely now
      | pregnancy  | weeks | birth         | where    | out                                                                         | still                  |
      | pregnant   | 10    |               | low_back | Roller under the thighs; Roller under the calves; Ball at the wall, buttock | Bridge                 |
      | not_sure   |       |               | low_back | Roller under the thighs; Roller under the buttocks                          | Heel raise, holding on |
      | gave_birth |       | vaginal_later | low_back | Roller under the thighs; Roller under the buttocks                          | Bridge                 |

    Examples: From 16 weeks nothing folds onto the belly and nothing arches far
      | pregnancy | weeks | birth | where    | out                                                   | still                                                   |
      | pregnant  | 22    |       | low_back | Seated forward bend; Child's pose; Standing back bend | Child's pose on pillows; Small lean back, hands on hips |

    Examples: Pain in the buttock: weight on both legs
      | pregnancy | weeks | birth | where       | out                                                                    | still                      |
      | pregnant  | 20    |       | buttock_hip | Split squat with a hand on a chair; Hip circles, holding on; Clamshell | Sit to stand; Wall push-up |

  Scenario Outline: Not sure is never a no
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer    |
      | balance  | <balance> |
    When the rules are run
    Then the person cannot get "<out>"

    Examples:
      | balance    | out                                                  |
      | not_sure   | Step-up with a handrail; Wall hang, flat and rounded |
      | more_falls | Step-up with a handrail; Wall hang, flat and rounded |
