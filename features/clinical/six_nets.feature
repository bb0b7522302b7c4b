Feature: Six nets
  A net catches people whom no single rule was written for. Each of the six is about how serious disease
  acts, not about which disease it is: somebody caught by a net never gets a week without a word about it,
  whatever else they tick. Whatever a table does not mention, the person answers as in people.md; the
  trouble of a limb is new, and no doctor has looked at it.

  Scenario Outline: Net 1: a nerve that newly fails, in any limb, the trunk or the face
    Given a person with two weeks of simple low back pain
    And the person answers
      | question               | answer   |
      | Arms, legs and walking | <limb>   |
      | Head, face and sight   | <face>   |
      | Start of limb sign     | <since>  |
      | Change of limb sign    | <change> |
      | Limb sign checked      | No       |
    When the rules are run
    Then the triage is "<triage>"

    Examples: Hours or days: at least the same day
      | says                               | limb                               | face | since                      | change                   | triage   |
      | one leg weak for a week            | One leg weak or giving way         |      | Longer ago, up to 2 weeks  | No change                | Same day |
      | the foot drops for a week          | Foot drops or slaps                |      | Longer ago, up to 2 weeks  | No change                | Same day |
      | one arm weak for a week, growing   | One arm or hand weak               |      | Longer ago, up to 2 weeks  | Worse over days or weeks | Same day |
      | one leg numb, and more by the hour | Leg numb or tingling, even a patch |      | Today or yesterday         | Worse by the hour        | Same day |
      | a shock down the back on bending   | Electric shock on bending the neck |      | Over 2 weeks ago, up to 12 | No change                | Same day |

    Examples: Both sides, one whole side, the face or the trunk: now
      | says                             | limb                                                                                  | face                                  | since                     | change                 | triage    |
      | both legs tingle since yesterday | Tingling, numbness or shooting pain in both legs                                      |                                       | Today or yesterday        | It has only just begun | Emergency |
      | both legs weak for a week        | Both legs or both arms weak                                                           |                                       | Longer ago, up to 2 weeks | No change              | Emergency |
      | numb from the waist down         | Numb chest, tummy, or all below                                                       |                                       | Longer ago, up to 2 weeks | No change              | Emergency |
      | an arm and a leg weak            | One arm or hand weak; One leg weak or giving way                                      |                                       | Longer ago, up to 2 weeks | No change              | Emergency |
      | hands and feet tingle            | Both hands or arms numb or tingling; Tingling, numbness or shooting pain in both legs |                                       | Longer ago, up to 2 weeks | No change              | Emergency |
      | one side of the body             |                                                                                       | Arm and leg on one side weak or numb  |                           |                        | Emergency |
      | the face droops                  |                                                                                       | One side of face drooping or numb     |                           |                        | Emergency |
      | an eyelid droops                 |                                                                                       | Drooping eyelid, or one smaller pupil |                           |                        | Emergency |

    Examples: Slower, but weak: a clinician before any week
      | says                       | limb                       | face | since                      | change            | triage          |
      | one leg weak for a month   | One leg weak or giving way |      | Over 2 weeks ago, up to 12 | No change         | Clinician first |
      | one arm weaker over months | One arm or hand weak       |      | Over 2 weeks ago, up to 12 | Worse over months | Clinician first |

    Examples: Numb with full strength, and steady: a gentle week
      | says                      | limb                               | face | since                      | change    | triage         |
      | a toe tingles for a month | Leg numb or tingling, even a patch |      | Over 2 weeks ago, up to 12 | No change | Plan with care |

  Scenario Outline: Net 2: pain that does not behave like a muscle
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer                   |
      | Age                 | <age>                    |
      | Where it hurts      | <where>                  |
      | What makes it worse | Nothing, whatever I do   |
      | What eases it       | Nothing, in any position |
      | Pain at its easiest | <at best>                |
      | Pain on moving      | <at best>                |
      | Medicines           | <medicine>               |
      | Health conditions   | <illness>                |
    When the rules are run
    Then the triage is "<triage>"
    And there is no week

    Examples: New, and no movement, posture, rest or touch changes it
      | says                      | age | where                       | at best | medicine                                      | illness  | triage          |
      | an ache low down          | 40  | Lower back                  | 3       |                                               |          | Clinician first |
      | the same, 7 of 10         | 40  | Lower back                  | 7       |                                               |          | Same day        |
      | between the blades, at 39 | 39  | Upper back, shoulder blades | 3       |                                               |          | Clinician first |
      | between the blades, at 40 | 40  | Upper back, shoulder blades | 3       |                                               |          | Same day        |
      | the shoulder, at 40       | 40  | Shoulder joint              | 3       |                                               |          | Same day        |
      | low down, with thin blood | 40  | Lower back                  | 3       | Blood thinner, clopidogrel (not just aspirin) |          | Same day        |
      | low down, with diabetes   | 40  | Lower back                  | 3       |                                               | Diabetes | Same day        |

  Scenario Outline: Net 3: sudden and severe, and nothing set it off
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                  | answer                 |
      | Age                       | <age>                  |
      | Where it hurts            | <where>                |
      | How it began              | <began>                |
      | How fast it grew          | <fast>                 |
      | Pain at its easiest       | 7                      |
      | Pain on moving            | 9                      |
      | Medicines                 | <medicine>             |
      | Health conditions         | <illness>              |
      | Pregnancy or recent birth | <pregnancy>            |
      | Weeks pregnant            | <weeks>                |
      | Chest, breath, tummy      | <chest>                |
      | Arms, legs and walking    | <limb>                 |
      | Start of limb sign        | Today or yesterday     |
      | Change of limb sign       | It has only just begun |
      | Limb sign checked         | No                     |
    When the rules are run
    Then the triage is "<triage>"
    And there is no week

    Examples: By itself: the same day
      | says                   | age | where      | began                                           | fast | medicine | illness | pregnancy | weeks | chest | limb | triage   |
      | struck low down, at 49 | 49  | Lower back | Suddenly, within seconds, doing nothing special |      |          |         |           |       |       |      | Same day |
      | woke with it, at 49    | 49  | Lower back | Woke up with it                                 |      |          |         |           |       |       |      | Same day |

    Examples: In a person or a place where a vessel may have torn: now
      | says                        | age | where                       | began                                           | fast            | medicine                                      | illness             | pregnancy | weeks | chest                     | limb                               | triage    |
      | struck low down, at 50      | 50  | Lower back                  | Suddenly, within seconds, doing nothing special |                 |                                               |                     |           |       |                           |                                    | Emergency |
      | struck between the blades   | 40  | Upper back, shoulder blades | Suddenly, within seconds, doing nothing special |                 |                                               |                     |           |       |                           |                                    | Emergency |
      | with thin blood             | 40  | Lower back                  | Suddenly, within seconds, doing nothing special |                 | Blood thinner, clopidogrel (not just aspirin) |                     |           |       |                           |                                    | Emergency |
      | with high blood pressure    | 40  | Lower back                  | Suddenly, within seconds, doing nothing special |                 |                                               | High blood pressure |           |       |                           |                                    | Emergency |
      | pregnant                    | 30  | Lower back                  | Suddenly, within seconds, doing nothing special |                 |                                               |                     | Pregnant  | 20    |                           |                                    | Emergency |
      | clammy or about to faint    | 40  | Lower back                  | Suddenly, within seconds, doing nothing special |                 |                                               |                     |           |       | Cold sweat, grey or faint |                                    | Emergency |
      | and a leg numb since        | 40  | Lower back                  | Suddenly, within seconds, doing nothing special |                 |                                               |                     |           |       |                           | Leg numb or tingling, even a patch | Emergency |
      | lifting, between the blades | 40  | Upper back, shoulder blades | Lifting, bending, twisting, coughing            | Within a minute |                                               |                     |           |       |                           |                                    | Emergency |

  Scenario Outline: Net 4: a body at risk, and a new or changed pain
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                | answer     |
      | Bones                   | <bones>    |
      | Spine and joint disease | <spine>    |
      | Medicines               | <medicine> |
      | Health conditions       | <illness>  |
      | Heart and circulation   | <heart>    |
      | Cancer now or past      | <cancer>   |
      | Pain at its easiest     | <at best>  |
      | Pain on moving          | <moving>   |
      | How it goes             | <course>   |
    When the rules are run
    Then the triage is "<triage>"

    Examples: Mild, and not growing: a word with the week
      | says       | bones        | spine | medicine                                      | illness  | heart | cancer | at best | moving | course        | triage         |
      | thin bones | Osteoporosis |       |                                               |          |       |        | 2       | 4      | Much the same | Plan with care |
      | thin blood |              |       | Blood thinner, clopidogrel (not just aspirin) |          |       |        | 2       | 4      | Much the same | Plan with care |
      | diabetes   |              |       |                                               | Diabetes |       |        | 2       | 4      | Much the same | Plan with care |

    Examples: 5 or more at best, or growing: a clinician first
      | says                | bones        | spine | medicine                                      | illness  | heart | cancer | at best | moving | course        | triage          |
      | thin bones, 5       | Osteoporosis |       |                                               |          |       |        | 5       | 6      | Much the same | Clinician first |
      | thin bones, growing | Osteoporosis |       |                                               |          |       |        | 2       | 4      | Getting worse | Clinician first |
      | thin blood, 5       |              |       | Blood thinner, clopidogrel (not just aspirin) |          |       |        | 5       | 6      | Much the same | Clinician first |
      | diabetes, growing   |              |       |                                               | Diabetes |       |        | 2       | 4      | Getting worse | Clinician first |

    Examples: The people most at risk: even when it is mild
      | says                | bones | spine                                                | medicine | illness            | heart                                 | cancer                    | at best | moving | course        | triage          |
      | low defences        |       |                                                      |          | Weak immune system |                                       |                           | 2       | 4      | Much the same | Clinician first |
      | an artificial valve |       |                                                      |          |                    | An artificial or repaired heart valve |                           | 2       | 4      | Much the same | Clinician first |
      | a cancer years ago  |       |                                                      |          |                    |                                       | It ended over 5 years ago | 2       | 4      | Much the same | Clinician first |
      | a fused spine       |       | Ankylosing spondylitis, DISH, or a spine grown stiff |          |                    |                                       |                           | 2       | 4      | Much the same | Same day        |

  Scenario Outline: Net 5: a force hit the spine in the last six weeks
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                 | answer    |
      | Age                      | <age>     |
      | How it began             | <force>   |
      | Height of the fall       | <height>  |
      | Kind of road accident    | <road>    |
      | When the injury was      | <when>    |
      | Scanned since the injury | <checked> |
      | Spine and joint disease  | <spine>   |
    When the rules are run
    Then the triage is "<triage>"

    Examples: Force, time and what has been looked at
      | says                                        | age | force                        | height                    | road                                                   | when                | checked             | spine | triage          |
      | three metres down, last week                | 40  | Fall from higher up, or dive | 1 metre, 5 stairs or more |                                                        | In the last 2 weeks | No, or not sure     |       | Emergency       |
      | three metres down, a month ago              | 40  | Fall from higher up, or dive | 1 metre, 5 stairs or more |                                                        | 2 to 6 weeks ago    | No, or not sure     |       | Same day        |
      | three metres down, a month ago, X-ray clear | 40  | Fall from higher up, or dive | 1 metre, 5 stairs or more |                                                        | 2 to 6 weeks ago    | Yes, nothing broken |       | Clinician first |
      | a crash at speed, last week                 | 40  | Road accident                |                           | Over 60 mph, a lorry or bus, rolled over or thrown out | In the last 2 weeks | No, or not sure     |       | Emergency       |
      | a stumble, last week                        | 40  | Trip or fall                 |                           |                                                        | In the last 2 weeks | No, or not sure     |       | Plan with care  |

    Examples: The body that it hit
      | says                         | age | force        | height | road | when                | checked         | spine                                                | triage          |
      | a stumble at 70, a month ago | 70  | Trip or fall |        |      | 2 to 6 weeks ago    | No, or not sure |                                                      | Clinician first |
      | a stumble with a fused spine | 40  | Trip or fall |        |      | In the last 2 weeks | No, or not sure | Ankylosing spondylitis, DISH, or a spine grown stiff | Emergency       |

  Scenario Outline: Net 6: the whole body is ill
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                       | answer    |
      | Fever, illness, falls, changes | <ill>     |
      | Head, face and sight           | <mind>    |
      | Arms, legs and walking         | <limb>    |
      | Start of limb sign             | <since>   |
      | Change of limb sign            | No change |
      | Limb sign checked              | No        |
      | Health conditions              | <illness> |
    When the rules are run
    Then the triage is "<triage>"
    And there is no week

    Examples:
      | says                                | ill                                                   | mind                      | limb                               | since                      | illness  | triage          |
      | a fever                             | Fever, or hot and shivery                             |                           |                                    |                            |          | Same day        |
      | very unwell                         | Feeling very ill                                      |                           |                                    |                            |          | Same day        |
      | weight goes without trying          | Weight loss without trying                            |                           |                                    |                            |          | Same day        |
      | drenching sweats                    | New sweats that soak the bed                          |                           |                                    |                            |          | Clinician first |
      | ill for weeks                       | Feeling ill for weeks                                 |                           |                                    |                            |          | Clinician first |
      | a fever that shakes                 | Fever, or hot and shivery; Shaking you could not stop |                           |                                    |                            |          | Emergency       |
      | a fever, and a leg numb for a week  | Fever, or hot and shivery                             |                           | Leg numb or tingling, even a patch | Longer ago, up to 2 weeks  |          | Emergency       |
      | a fever, and a leg weak for a month | Fever, or hot and shivery                             |                           | One leg weak or giving way         | Over 2 weeks ago, up to 12 |          | Emergency       |
      | a fever with diabetes               | Fever, or hot and shivery                             |                           |                                    |                            | Diabetes | Emergency       |
      | a fever, and confused               | Fever, or hot and shivery                             | Confused, or hard to wake |                                    |                            |          | Emergency       |
