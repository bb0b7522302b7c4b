Feature: What a rule says is left out, is left out
  A contraindication takes the whole kind of movement out of the week, including the small and supported
  versions that its words forbid. What is still safe stays. Whatever a table does not mention, the person
  answers as in people.md.

  Scenario Outline: Bones, spine and joints
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                | answer   |
      | Bones                   | <bones>  |
      | Spine and joint disease | <spine>  |
      | Joints, bones, wounds   | <joints> |
      | The replaced hip        | <hip>    |
    When the rules are run
    Then the person cannot get "<out>"
    But the person can still get "<still>"
    And every hard limit of a week is kept

    Examples: Thin bones: no roller or ball on back, ribs or chest
      | bones                               | spine | joints | hip | out                                                                                              | still                                                    |
      | Osteoporosis                        |       |        |     | Roller under the upper back; Ball at the wall, upper back; Ball at the wall, beside the mid back | Ball at the wall, buttock; Bridge; Hip hinge, holding on |
      | Another bone broken by a small fall |       |        |     | Foam rolling for buttocks, thighs and upper back; Roller under the upper back                    | Ball at the wall, buttock; Sit to stand                  |

    Examples: No arching and no leaning back, however small
      | bones | spine                                      | joints | hip | out                                                                | still                                |
      |       | Spinal stenosis, a narrow canal            |        |     | Small lean back, hands on hips; Standing back bend; Cat-cow; Cobra | Pelvic tilt in a chair; Pelvic tilt  |
      |       | A slipped vertebra (spondylolisthesis)     |        |     | Small lean back, hands on hips; Standing back bend; Sphinx         | Knee to chest; Pelvic tilt; Bird dog |
      |       | Slipped disc or sciatica, troubling me now |        |     | Small lean back, hands on hips; Sphinx; Upper back lift            | Bridge; Heel taps on your back       |

    Examples: A sore leg nerve: nothing presses where it runs
      | bones | spine                                      | joints | hip | out                                                                           | still              |
      |       | Slipped disc or sciatica, troubling me now |        |     | Ball at the wall, buttock; Roller under the buttocks; Roller under the thighs | Clamshell; Walking |

    Examples: Loose joints: no far stretches
      | bones | spine                                          | joints | hip | out                                                                                  | still                                    |
      |       | Very loose joints (hypermobile, Ehlers-Danlos) |        |     | Doorway stretch; Chest opener; Kneeling hip flexor stretch; Calf stretch at the wall | Bridge; Bird dog; Shoulder-blade squeeze |

    Examples: A replaced hip: no fold past a right angle; a sore shoulder: no weight and no stretch
      | bones | spine | joints                                   | hip                        | out                                                                             | still                                      |
      |       |       | Replaced hip                             | Longer ago, no precautions | Wall hang, flat and rounded; Wall lean with a flat back; Figure four in a chair | Sit to stand; Heel raise, holding on       |
      |       |       | Shoulder injury, or pain lifting the arm |                            | Cat-cow; Open book on your side; Doorway stretch; Chest opener                  | Cat-cow in a chair; Seated row with a band |

  Scenario Outline: The movement that gives a sharp pain, and its whole kind
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                 | answer     |
      | Movements that are sharp | <movement> |
    When the rules are run
    Then the person cannot get "<out>"
    But the person can still get "<still>"
    And every hard limit of a week is kept

    Examples:
      | movement                    | out                                                                                           | still                                       |
      | Bending forward             | Child's pose on pillows; Knee to chest in a chair; Cat-cow in a chair; Gentle yoga in a chair | Hip hinge, holding on; Sit to stand; Bridge |
      | Leaning back                | Small lean back, hands on hips; Cat-cow; Cat-cow in a chair; Sphinx                           | Pelvic tilt in a chair; Knee to chest       |
      | Twisting                    | Gentle yoga in a chair; Small turns in a chair; Knee rolls                                    | Bird dog; Hip hinge, holding on             |
      | Squatting, or knee to chest | Sit to stand; Hip hinge, holding on; Wall lean with a flat back; Seated march                 | Bridge; Heel raise, holding on              |
      | Lifting an arm              | Wall angel; Open book on your side; Doorway stretch                                           | Shoulder-blade squeeze; Low wall slide      |

  Scenario Outline: Pain or tingling down an arm or a leg
    Given a person with two weeks of simple low back pain
    And the person answers
      | question          | answer |
      | Down the arm      | <arm>  |
      | How far down legs | <leg>  |
    When the rules are run
    Then the person cannot get "<out>"
    But the person can still get "<still>"

    Examples:
      | arm                       | leg                              | out                                                                        | still                                   |
      | Shooting pain or tingling |                                  | Doorway stretch; Wall lean with a flat back; Small neck side tilt          | Small chin nods; Shoulder-blade squeeze |
      |                           | Below the knee, or into the foot | Small lean back, hands on hips; Ball at the wall, buttock                  | Walking; Bridge                         |
      | Not sure                  | Not sure                         | Doorway stretch; Small lean back, hands on hips; Ball at the wall, buttock | Walking; Shoulder-blade squeeze         |

  Scenario Outline: Pregnancy and the weeks after a birth
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                  | answer      |
      | Age                       | 30          |
      | Pregnancy or recent birth | <pregnancy> |
      | Weeks pregnant            | <weeks>     |
      | The birth                 | <birth>     |
      | Where it hurts            | <where>     |
    When the rules are run
    Then the person cannot get "<out>"
    But the person can still get "<still>"

    Examples: No roller on the legs, where clots are more likely now
      | pregnancy                        | weeks | birth                        | where      | out                                                                         | still                  |
      | Pregnant                         | 10    |                              | Lower back | Roller under the thighs; Roller under the calves; Ball at the wall, buttock | Bridge                 |
      | Perhaps pregnant, or period late |       |                              | Lower back | Roller under the thighs; Roller under the buttocks                          | Heel raise, holding on |
      | Had a baby under 12 weeks ago    |       | Vaginal, 6 weeks ago or more | Lower back | Roller under the thighs; Roller under the buttocks                          | Bridge                 |

    Examples: From 16 weeks nothing folds onto the belly and nothing arches far
      | pregnancy | weeks | birth | where      | out                                                   | still                                                   |
      | Pregnant  | 22    |       | Lower back | Seated forward bend; Child's pose; Standing back bend | Child's pose on pillows; Small lean back, hands on hips |

    Examples: Pain in the buttock: weight on both legs
      | pregnancy | weeks | birth | where          | out                                                                    | still                      |
      | Pregnant  | 20    |       | Buttock or hip | Split squat with a hand on a chair; Hip circles, holding on; Clamshell | Sit to stand; Wall push-up |

  Scenario Outline: Not sure is never a no
    Given a person with two weeks of simple low back pain
    And the person answers
      | question          | answer    |
      | Falls and balance | <balance> |
    When the rules are run
    Then the person cannot get "<out>"

    Examples:
      | balance              | out                                                  |
      | Not sure about one   | Step-up with a handrail; Wall hang, flat and rounded |
      | I fell twice or more | Step-up with a handrail; Wall hang, flat and rounded |
